import type { ActionResult } from '../../contracts/gateway/action-bodies.ts';
import type { GatewayProblem } from '../../contracts/gateway/api.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { ActionReply } from '../http/send-action.ts';
import { brief } from '../text/visible.ts';
import { confirmation } from './confirmation.ts';
import { placeOf, type Intent } from './intent.ts';
import * as m from './messages/drives.en.ts';
import { refusalWords } from './refusal-words.ts';

/** After that the page says that HostUp does not show it yet, where it has read that, ms. */
export const LATE_MS = 20_000;
/** The media are read again so often until they show it, ms; then, for a while, less often; then as always. */
const SOON_MS = 2_500;
const LATER_MS = 5_000;
export const GIVE_UP_MS = 120_000;
/** So long a confirmation stands, ms. */
const CONFIRMED_MS = 60_000;

/** How far an intent has come. */
export type Phase =
  /** The response is still to come. */
  | { kind: 'sending' }
  /** HostUp accepted it; its media do not show it yet. */
  | { kind: 'accepted'; result: ActionResult }
  /** The response was lost. It is not sent again by itself. */
  | { kind: 'unknown' }
  /** It was not carried out. */
  | { kind: 'refused'; detail: string; problem: GatewayProblem | undefined }
  /** HostUp's media show it. */
  | { kind: 'confirmed'; words: string };

export interface Act {
  /** Counts up: a later act in the same place is another one. */
  id: number;
  intent: Intent;
  phase: Phase;
  /** When the phase began, and when the request was sent: ms since the epoch by the gateway's clock. */
  since: number;
  sentAt: number;
  /** Whether a response of HostUp's that was complete since then did not show it: until one did, nothing is known. */
  missed: boolean;
}

interface Surroundings {
  send: (intent: Intent) => Promise<ActionReply>;
  /** Reads the media again. */
  reread: () => void;
  /** Ms since the epoch by the gateway's clock. */
  now: () => number;
  /** Says an outcome to those who hear the page. */
  say: (words: string) => void;
}

/**
 * The actions of one VPS, one in each place. What the drives hold comes from HostUp's media response alone: an action is
 * confirmed by a response that was read after it was sent.
 */
export class ActionStore {
  readonly #acts = new Map<string, Act>();
  readonly #listeners = new Set<() => void>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #waiters = new Map<number, (act: Act) => void>();
  #all: readonly Act[] = [];
  #count = 0;

  constructor(private readonly around: Surroundings) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Newest last; the same array until something changes. */
  readonly all = (): readonly Act[] => this.#all;

  readonly at = (place: string): Act | undefined => this.#acts.get(place);

  /**
   * Sends an intent once. While one is on its way in the same place, as after a double click, nothing is sent.
   *
   * @returns the act when it is refused, confirmed, or its button waits no longer; `undefined` when nothing was sent
   *   because one is on its way, and when all was forgotten before the response came
   */
  async run(intent: Intent): Promise<Act | undefined> {
    const place = placeOf(intent);
    if (isOnItsWay(this.#acts.get(place))) return undefined;
    this.#count += 1;
    const id = this.#count;
    const now = this.around.now();
    this.#put(place, { id, intent, phase: { kind: 'sending' }, since: now, sentAt: now, missed: false });
    const settled = new Promise<Act>((resolve) => this.#waiters.set(id, resolve));
    const reply = await this.around.send(intent);
    // Another person is here now: they neither hear of it nor wait for it.
    if (!this.#act(place, id)) return undefined;
    this.#to(place, id, phaseOf(reply));
    if (reply.kind === 'refused') this.around.say(refusalWords(intent, reply.detail));
    // Refused or not, the media may be other than they were shown.
    this.around.reread();
    if (reply.kind !== 'refused') {
      this.#rereadUntilShown(place, id, this.around.now());
      this.#later(LATE_MS, () => this.#settleUnlessWaiting(place, id));
      this.#later(GIVE_UP_MS, () => this.#settle(this.#act(place, id)));
    }
    return settled;
  }

  /** Takes a media response. @param asOf when it was complete, ms since the epoch by the gateway's clock */
  observe(media: IsoMedia, asOf: number): void {
    for (const [place, act] of this.#acts) {
      // The media do not show a restart.
      if (act.intent.action === 'restart' || !isOpen(act) || asOf <= act.since) continue;
      const words = confirmation(act.intent, media);
      if (words === null) this.miss(place, act.id, asOf);
      else this.confirm(place, act.id, words);
    }
  }

  /** Takes a response that does not show an act. @param asOf as in `observe` */
  miss(place: string, id: number, asOf: number): void {
    const act = this.#act(place, id);
    if (!act || !isOpen(act) || asOf <= act.since) return;
    if (!act.missed) this.#put(place, { ...act, missed: true });
    this.#settleUnlessWaiting(place, id);
  }

  /** For what the media do not show, such as a restart. */
  confirm(place: string, id: number, words: string): void {
    const act = this.#act(place, id);
    if (!act) return;
    this.#to(place, id, { kind: 'confirmed', words });
    this.around.say(m.confirmsThat({ what: words }));
    // Half of what was wanted: the other half takes its place, or a person has to know that it did not follow.
    if (act.intent.action === 'unmount' && act.intent.next) return;
    this.#later(CONFIRMED_MS, () => this.dismiss(place, id));
  }

  /** Takes the failure of an accepted act's job. @param message HostUp's own words, if any */
  fail({ id, intent }: Act, message: string | null): void {
    const place = placeOf(intent);
    if (this.#act(place, id)?.phase.kind !== 'accepted') return;
    const detail = message ? m.notDone({ reason: message }) : m.jobFailed();
    this.#to(place, id, { kind: 'refused', detail, problem: undefined });
    this.around.say(refusalWords(intent, message ? brief(message, 300) : detail));
    this.around.reread();
  }

  /** Reads the media now, for a person who does not want to wait. */
  reread(): void {
    this.around.reread();
  }

  /** Takes an act that has come to its end off the page. */
  dismiss(place: string, id: number): void {
    const act = this.#act(place, id);
    if (!act || act.phase.kind === 'sending') return;
    this.#acts.delete(place);
    this.#changed();
  }

  /** For another person: nothing of the one before may be seen. */
  forget(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#waiters.clear();
    this.#acts.clear();
    this.#changed();
  }

  #rereadUntilShown(place: string, id: number, from: number): void {
    const age = this.around.now() - from;
    if (age > GIVE_UP_MS) return;
    this.#later(age < LATE_MS ? SOON_MS : LATER_MS, () => {
      const act = this.#act(place, id);
      if (!act || !isOpen(act)) return;
      this.around.reread();
      this.#rereadUntilShown(place, id, from);
    });
  }

  /** The act of this id, while no later one has taken its place. */
  #act(place: string, id: number): Act | undefined {
    const act = this.#acts.get(place);
    return act?.id === id ? act : undefined;
  }

  #to(place: string, id: number, phase: Phase): void {
    const act = this.#act(place, id);
    if (!act) return;
    const next = { ...act, phase, since: this.around.now(), missed: false };
    this.#put(place, next);
    // A download is followed as a job.
    const isJob = act.intent.action === 'download' && phase.kind === 'accepted';
    if (phase.kind === 'refused' || phase.kind === 'confirmed' || isJob) this.#settle(next);
  }

  #settleUnlessWaiting(place: string, id: number): void {
    const act = this.#act(place, id);
    if (!isWaiting(act, this.around.now())) this.#settle(act);
  }

  #settle(act: Act | undefined): void {
    if (!act) return;
    this.#waiters.get(act.id)?.(act);
    this.#waiters.delete(act.id);
  }

  #put(place: string, act: Act): void {
    // Newest last.
    if (!this.#act(place, act.id)) this.#acts.delete(place);
    this.#acts.set(place, act);
    this.#changed();
  }

  #changed(): void {
    this.#all = [...this.#acts.values()];
    for (const listener of this.#listeners) listener();
  }

  #later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }
}

function phaseOf(reply: ActionReply): Phase {
  switch (reply.kind) {
    case 'accepted':
      return { kind: 'accepted', result: reply.result };
    case 'refused':
      return { kind: 'refused', detail: reply.detail, problem: reply.problem };
    case 'unknown':
      return { kind: 'unknown' };
    default:
      return reply satisfies never;
  }
}

/** Whether it may have been carried out, and nothing shows it. */
export function isOpen({ phase: { kind } }: Act): boolean {
  return kind === 'accepted' || kind === 'unknown';
}

/** Whether it is on its way: being sent, or open for no longer than it is looked for. */
export function isInProgress(act: Act | undefined, now: number): boolean {
  return isOnItsWay(act) || (act !== undefined && isOpen(act) && now - act.since < GIVE_UP_MS);
}

function isOnItsWay(act: Act | undefined): boolean {
  return act?.phase.kind === 'sending';
}

/**
 * Whether its button waits: until HostUp has responded, and then until a response shows it, or has not shown it for
 * `LATE_MS`. Where nothing can be read, for `GIVE_UP_MS`.
 */
export function isWaiting(act: Act | undefined, now: number): boolean {
  if (!act) return false;
  if (act.phase.kind === 'sending') return true;
  return isOpen(act) && now - act.since < (act.missed ? LATE_MS : GIVE_UP_MS);
}
