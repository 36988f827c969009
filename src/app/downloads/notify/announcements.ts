import { announcementOf } from './announcement.ts';
import { hear, NOTHING_HEARD, type DownloadEvent } from './milestones.ts';
import type { DownloadStore } from '../tracking/download-store.ts';

/** Deletion comes nearer without a response that says so. */
const LOOK_AGAIN_MS = 60_000;

interface Surroundings {
  downloadStore: DownloadStore;
  /** Ms since the epoch by the provider's clock. */
  now: () => number;
  /** Has the sentences spoken. */
  say: (text: string) => void;
  /** Called with each event once, beside the sentences. */
  tell: (events: readonly DownloadEvent[]) => void;
}

/** What there is to say of the downloads that this tab watches. Sends no request of its own. */
export class Announcements {
  #heard = NOTHING_HEARD;

  constructor(private readonly around: Surroundings) {}

  /** Watches until the function it returns is called; what was said before is not said again. */
  readonly watch = (): (() => void) => {
    const look = () => this.#look();
    const leave = this.around.downloadStore.subscribe(look);
    const timer = setInterval(look, LOOK_AGAIN_MS);
    look();
    return () => {
      leave();
      clearInterval(timer);
    };
  };

  /** As if nothing had been heard. */
  forget(): void {
    this.#heard = NOTHING_HEARD;
  }

  #look(): void {
    const { downloadStore, now, say, tell } = this.around;
    const { heard, events } = hear(this.#heard, downloadStore.all(), downloadStore.hasWholeList, now());
    this.#heard = heard;
    const text = announcementOf(events);
    if (text === null) return;
    say(text);
    tell(events);
  }
}
