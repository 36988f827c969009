import type { ImageRef } from './intent.ts';

export type OpenDialog =
  /** The image or the drive is chosen already. */
  | { kind: 'mount'; isoId?: string; device?: string }
  | { kind: 'menu'; image: ImageRef }
  | { kind: 'delete'; image: ImageRef }
  | { kind: 'restart' };

/** Which dialog is open, at most one, and what opened it. */
export class DialogOpener {
  readonly #listeners = new Set<() => void>();
  #open: OpenDialog | null = null;
  /** Gets the focus back. */
  opener: HTMLElement | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly current = (): OpenDialog | null => this.#open;

  open(dialog: OpenDialog): void {
    const { activeElement } = document;
    // From a menu, what opened the menu stays the opener.
    if (this.#open === null) this.opener = activeElement instanceof HTMLElement ? activeElement : null;
    this.#become(dialog);
  }

  close(): void {
    this.#become(null);
  }

  #become(next: OpenDialog | null): void {
    this.#open = next;
    for (const listener of this.#listeners) listener();
  }
}
