import { announcementOf } from './announcement.ts';
import { newEvents, NO_HISTORY, type DownloadEvent } from './milestones.ts';
import type { DownloadStore } from '../tracking/download-store.ts';

/** Deletion comes nearer without any response. */
const CHECK_EVERY_MS = 60_000;

interface Wiring {
  store: DownloadStore;
  /** Ms since the epoch by the provider's clock. */
  now: () => number;
  /** Passes the sentences to the live region. */
  announce: (text: string) => void;
  /** Called with each event once, beside the sentences. */
  onEvents: (events: readonly DownloadEvent[]) => void;
}

/** Announces what happens to the downloads in the store. Sends no request. */
export class Announcements {
  #history = NO_HISTORY;

  constructor(private readonly wiring: Wiring) {}

  /** Watches until the returned function is called; what was announced before is not announced again. */
  readonly watch = (): (() => void) => {
    const check = () => this.#check();
    const leave = this.wiring.store.subscribe(check);
    const timer = setInterval(check, CHECK_EVERY_MS);
    check();
    return () => {
      leave();
      clearInterval(timer);
    };
  };

  /** Forgets what was announced. */
  forget(): void {
    this.#history = NO_HISTORY;
  }

  #check(): void {
    const { store, now, announce, onEvents } = this.wiring;
    const { history, events } = newEvents(this.#history, store.all(), store.hasWholeList, now());
    this.#history = history;
    const text = announcementOf(events);
    if (text === null) return;
    announce(text);
    onEvents(events);
  }
}
