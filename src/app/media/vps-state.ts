import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { brief } from '../text/visible.ts';
import type { Tone } from '../ui/tone.ts';
import * as m from './messages/server.en.ts';
import { nonBlank } from './non-blank.ts';
import type { ServerState } from './to-do.ts';

/** Drawn by `PowerMark`. */
export type PowerShape = 'dot' | 'ring' | 'half' | 'dashed' | 'bars' | 'triangle';

export interface Power {
  /** `null` for a state that is not known here: it has no shape of its own. */
  shape: PowerShape | null;
  tone: Tone;
  word: string;
}

/**
 * The states seen in HostUp's list of VPSs. The page declares no enum: a state that is not here is shown as it came.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps
 */
const POWERS: ReadonlyMap<string, [shape: PowerShape | null, tone: Tone, word: () => string]> = new Map([
  ['running', ['dot', 'ok', () => m.running()]],
  ['stopped', ['ring', 'neutral', () => m.stopped()]],
  ['starting', ['half', 'info', () => m.starting()]],
  ['stopping', ['half', 'info', () => m.stopping()]],
  ['provisioning', ['dashed', 'info', () => m.provisioning()]],
  ['paused', ['bars', 'warn', () => m.paused()]],
  ['error', ['triangle', 'danger', () => m.error()]],
  ['unknown', [null, 'neutral', () => m.unknown()]],
]);

/** What a `powerState` says; `null` when HostUp reported none. */
export function powerOf(state: string | null): Power | null {
  const given = nonBlank(state);
  if (given === null) return null;
  const [shape, tone, word] = POWERS.get(given) ?? [null, 'neutral', () => brief(given, 40)];
  return { shape, tone, word: word() };
}

/** Why a person may want to look at a server. */
export interface Look {
  tone: Tone;
  words: string;
  /** What to do about it, for a page that shows the state already. */
  advice?: string;
}

const SERVICES: ReadonlyMap<string, [tone: Tone, words: () => string]> = new Map([
  ['pending', ['info', () => m.pending()]],
  ['suspended', ['warn', () => m.suspended()]],
  ['expired', ['warn', () => m.expired()]],
  ['fraud', ['danger', () => m.fraud()]],
]);

/** Why to look at a server, from HostUp's list alone, the most urgent first. A service that is active is no reason. */
export function looksOf({ powerState, serviceStatus }: Pick<Vps, 'powerState' | 'serviceStatus'>): Look[] {
  const looks: Look[] = [];
  if (powerState === 'error')
    looks.push({ tone: 'danger', words: m.reportsError(), advice: m.contactSupport() });
  const service = nonBlank(serviceStatus);
  if (service !== null && service !== 'active') {
    const status = brief(service, 40);
    const [tone, words] = SERVICES.get(service) ?? ['neutral', () => m.otherService({ status })];
    looks.push({ tone, words: words() });
  }
  return looks.toSorted((a, b) => urgency(a) - urgency(b));
}

/** What the next start waits for. A service that is pending only has to be waited for. */
export function serverStateOf(vps: Pick<Vps, 'powerState' | 'serviceStatus'>): ServerState {
  if (looksOf(vps).some(({ tone }) => tone !== 'info')) return 'troubled';
  return vps.powerState === 'stopped' ? 'stopped' : 'usual';
}

const URGENCY: readonly Tone[] = ['danger', 'warn', 'info', 'neutral'];

function urgency({ tone }: Look): number {
  return URGENCY.indexOf(tone);
}

/** Place of a server among others: those to look at first, the most urgent at the top; then all the others alike. */
export function urgencyOf(vps: Vps): number {
  const [first] = looksOf(vps);
  return first ? urgency(first) : URGENCY.length;
}
