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
  #opener: HTMLElement | null = null;
  /** The row or region around it, for when it has left the page: an image that was mounted has no Mount button. */
  #around: Element[] = [];

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly current = (): OpenDialog | null => this.#open;

  open(dialog: OpenDialog): void {
    const { activeElement } = document;
    // From a menu, what opened the menu stays the opener.
    if (this.#open === null) {
      this.#opener = activeElement instanceof HTMLElement ? activeElement : null;
      this.#around = ['tr, li', 'section'].flatMap((place) => activeElement?.closest(place) ?? []);
    }
    this.#become(dialog);
  }

  /** What opened it. */
  get opener(): HTMLElement | null {
    return this.#opener;
  }

  /** Gives the focus back: to what opened it, else to what can take it nearby. */
  giveFocusBack(): void {
    const nearby = this.#around
      .filter((place) => place.isConnected)
      .map((place) => place.querySelector<HTMLElement>('button, a[href], input, [tabindex]'));
    const heir = [this.#opener, ...nearby].find((element) => element?.isConnected);
    // It was in sight when the dialog opened; since then a confirmation may have come into view.
    heir?.focus({ preventScroll: true });
  }

  close(): void {
    this.#become(null);
  }

  #become(next: OpenDialog | null): void {
    this.#open = next;
    for (const listener of this.#listeners) listener();
  }
}
