import { onLanguage } from '../text/localised.ts';

/** Words for those who hear the page. */
export interface Announcement {
  text: string;
  /** Differs from that of the one before: the same words can be news again. */
  turn: number;
}

/** Afterwards the words are no news any more, and a reader who came upon them would be misled. */
const SPOKEN_FOR_MS = 20_000;
/** A message this soon after another is appended to it: replaced, the first would not be heard. */
const TOGETHER_MS = 1_000;

/** What the page's one polite live region says: the newest change, until it is no news any more. */
export class Spoken {
  readonly #listeners = new Set<() => void>();
  #current: Announcement | null = null;
  #turn = 0;
  #spokenAt = Number.NEGATIVE_INFINITY;
  #silence: ReturnType<typeof setTimeout> | undefined;

  readonly current = (): Announcement | null => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Says whole sentences, once. */
  say(text: string): void {
    const now = performance.now();
    const before = this.#current && now - this.#spokenAt < TOGETHER_MS ? `${this.#current.text} ` : '';
    this.#spokenAt = now;
    this.#turn += 1;
    this.#become({ text: before + text, turn: this.#turn });
    this.#silence = setTimeout(() => this.#become(null), SPOKEN_FOR_MS);
  }

  /** For another person: nothing of the one before may be heard any more. */
  forget(): void {
    this.#become(null);
  }

  #become(announcement: Announcement | null): void {
    clearTimeout(this.#silence);
    this.#current = announcement;
    for (const listener of this.#listeners) listener();
  }
}

/** The page's own. */
export const spoken = new Spoken();
// Nothing is read again in a language that the page does not speak any more.
onLanguage(() => spoken.forget());
