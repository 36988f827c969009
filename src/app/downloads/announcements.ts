import { announcementOf } from './announcement.ts';
import { hear, NOTHING_HEARD, type DownloadEvent } from './milestones.ts';
import type { Observations } from './observations.ts';

/** A sentence to be spoken. */
export interface Announcement {
  text: string;
  /** Differs from that of the sentence before: the same words about another ISO are news too. */
  turn: number;
}

/** Deletion comes nearer without an answer that says so. */
const LOOK_AGAIN_MS = 60_000;
/** Afterwards the sentence is no news any more, and a reader who came upon it would be misled. */
const SAID_FOR_MS = 20_000;

interface Surroundings {
  observations: Observations;
  /** Ms since the epoch by the provider's clock. */
  now: () => number;
  /** Called with each event once, beside the sentence. */
  tell: (events: readonly DownloadEvent[]) => void;
}

/** What there is to say of the downloads that this tab watches. Listens while somebody listens to it; asks nothing. */
export class Announcements {
  readonly #listeners = new Set<() => void>();
  #heard = NOTHING_HEARD;
  #current: Announcement | null = null;
  #turn = 0;
  #stop: (() => void) | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly around: Surroundings) {}

  /** The sentence being said, if any. */
  readonly current = (): Announcement | null => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#stop ??= this.#listen();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = undefined;
    };
  };

  /** As if nothing had been heard. */
  forget(): void {
    this.#heard = NOTHING_HEARD;
    this.#say(null);
  }

  #listen(): () => void {
    const look = () => this.#look();
    const leave = this.around.observations.subscribe(look);
    const timer = setInterval(look, LOOK_AGAIN_MS);
    look();
    return () => {
      leave();
      clearInterval(timer);
      clearTimeout(this.#silence);
    };
  }

  #look(): void {
    const { observations, now, tell } = this.around;
    const { heard, events } = hear(this.#heard, observations.watched(), observations.hasWholeList, now());
    this.#heard = heard;
    const text = announcementOf(events);
    if (text === null) return;
    this.#turn += 1;
    this.#say({ text, turn: this.#turn });
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#say(null), SAID_FOR_MS);
    tell(events);
  }

  #say(announcement: Announcement | null): void {
    this.#current = announcement;
    for (const listener of this.#listeners) listener();
  }
}
