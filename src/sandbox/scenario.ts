import type { IsoMedia } from '../contracts/hostup/iso-media.ts';
import type { Respond } from './exchange.ts';

/** Where a scenario's copy stands when it is requested. */
export interface Moment {
  /** The whole id in the request: `vps_ejecting7`, `100000007`. */
  id: string;
  /** Sandbox time, ms since the epoch. */
  now: number;
  /** Sandbox time of this copy's first request, ms since the epoch. */
  anchor: number;
  /** Sandbox ms since that first request. */
  t: number;
  /** Sandbox ms since this copy's second request; `null` during the first. */
  sinceSecond: number | null;
}

/** A named state of the simulated provider, reachable by an id. */
export interface Scenario {
  /** One sentence, for the list in docs/sandbox.md. */
  about: string;
  /** Whether the good response leaves the documented shape on purpose. */
  drifts: boolean;
  respond(moment: Moment): Respond;
  /** HostUp: the media that an action finds; absent where the response is no media. */
  media?: (moment: Moment) => IsoMedia;
}

interface Copy {
  anchor: number;
  second: number | null;
}

/** Each id of a scenario is its own copy, whose time starts at its first request. */
export class Copies {
  readonly #copies = new Map<string, Copy>();

  /** Notes a request for the copy `id` at sandbox time `now` and returns where the copy stands. */
  visit(id: string, now: number): Moment {
    const copy = this.#copies.get(id);
    if (!copy) {
      this.#copies.set(id, { anchor: now, second: null });
      return { id, now, anchor: now, t: 0, sinceSecond: null };
    }
    copy.second ??= now;
    return this.look(id, now);
  }

  /** Where the copy stands, without a request of its own. */
  look(id: string, now: number): Moment {
    const copy = this.#copies.get(id);
    if (!copy) return { id, now, anchor: now, t: 0, sinceSecond: null };
    const { second } = copy;
    const sinceSecond = second === null ? null : now - second;
    return { id, now, anchor: copy.anchor, t: now - copy.anchor, sinceSecond };
  }
}
