import type { IsoMedia } from '../contracts/hostup/iso-media.ts';
import { json, jsonText } from './exchange.ts';
import { mediaOf, UBUNTU } from './hostup-media.ts';
import type { Moment, Scenario } from './scenario.ts';

/** A scenario whose response has the documented shape. */
export function state(about: string, respond: (moment: Moment) => IsoMedia): Scenario {
  return { about, drifts: false, respond: (moment) => json(respond(moment)), media: respond };
}

/** A scenario whose JSON leaves the documented shape on purpose. */
export function odd(about: string, respond: () => unknown): Scenario {
  return { about, drifts: true, respond: () => json(respond()) };
}

/** The same, where only text can express it. */
export function oddText(about: string, respond: () => string, drifts = true): Scenario {
  return { about, drifts, respond: () => jsonText(respond()) };
}

/** The usual server: Ubuntu in CD/DVD 3, disk first, CD/DVD 4 free. */
export const usual = (): IsoMedia => mediaOf({ cds: { ide2: UBUNTU } });
