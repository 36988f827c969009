import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { brief } from '../text/visible.ts';
import type { Tone } from '../ui/tone.ts';
import { nonBlank } from './non-blank.ts';

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
const POWERS: ReadonlyMap<string, Power> = new Map([
  ['running', { shape: 'dot', tone: 'ok', word: 'Running' }],
  ['stopped', { shape: 'ring', tone: 'neutral', word: 'Stopped' }],
  ['starting', { shape: 'half', tone: 'info', word: 'Starting' }],
  ['stopping', { shape: 'half', tone: 'info', word: 'Stopping' }],
  ['provisioning', { shape: 'dashed', tone: 'info', word: 'Provisioning' }],
  ['paused', { shape: 'bars', tone: 'warn', word: 'Paused' }],
  ['error', { shape: 'triangle', tone: 'danger', word: 'Error' }],
  ['unknown', { shape: null, tone: 'neutral', word: 'Unknown' }],
]);

/** What a `powerState` says; `null` when HostUp reported none. */
export function powerOf(state: string | null): Power | null {
  const given = nonBlank(state);
  if (given === null) return null;
  return POWERS.get(given) ?? { shape: null, tone: 'neutral', word: brief(given, 40) };
}

/** Why a person may want to look at a server. */
export interface Look {
  tone: Tone;
  words: string;
  /** What to do about it, for a page that shows the state already. */
  advice?: string;
}

const SERVICE_TONES: ReadonlyMap<string, Tone> = new Map([
  ['pending', 'info'],
  ['suspended', 'warn'],
  ['expired', 'warn'],
  ['fraud', 'danger'],
]);

/** Why to look at a server, from HostUp's list alone, the most urgent first. A service that is active is no reason. */
export function looksOf({ powerState, serviceStatus }: Vps): Look[] {
  const looks: Look[] = [];
  if (powerState === 'error')
    looks.push({ tone: 'danger', words: 'HostUp reports an error', advice: 'Contact HostUp support' });
  const service = nonBlank(serviceStatus);
  if (service !== null && service !== 'active') {
    const tone = SERVICE_TONES.get(service) ?? 'neutral';
    looks.push({ tone, words: `Service ${brief(service, 40)}` });
  }
  return looks.toSorted((a, b) => urgency(a) - urgency(b));
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
