import type { Tone } from '../ui/tone.ts';

/**
 * Tones of the states seen in HostUp's list of VPSs. The page declares no enum: a state that is not here is shown as
 * it came, in the neutral tone.
 * Source: https://developer.hostup.se/endpoints/vps-services/get-v2-vps
 */
const POWER_TONES: ReadonlyMap<string, Tone> = new Map([
  ['running', 'ok'],
  ['starting', 'info'],
  ['stopping', 'info'],
  ['provisioning', 'info'],
  ['paused', 'warn'],
  ['error', 'danger'],
]);

const SERVICE_TONES: ReadonlyMap<string, Tone> = new Map([
  ['pending', 'info'],
  ['suspended', 'warn'],
  ['expired', 'warn'],
  ['fraud', 'danger'],
]);

/** Tone of a `powerState`. */
export function powerTone(state: string): Tone {
  return POWER_TONES.get(state) ?? 'neutral';
}

/** Tone of a `serviceStatus`. */
export function serviceTone(status: string): Tone {
  return SERVICE_TONES.get(status) ?? 'neutral';
}
