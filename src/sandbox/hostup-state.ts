import type { IsoMedia } from '../contracts/hostup/iso-media.ts';
import { json, jsonText } from './exchange.ts';
import { mediaOf, UBUNTU } from './hostup-media.ts';
import type { Moment, Scenario } from './scenario.ts';

/** A scenario whose answer has the documented shape. */
export function state(about: string, answer: (moment: Moment) => IsoMedia): Scenario {
  return { about, drifts: false, answer: (moment) => json(answer(moment)) };
}

/** A scenario whose JSON leaves the documented shape on purpose. */
export function odd(about: string, answer: () => unknown): Scenario {
  return { about, drifts: true, answer: () => json(answer()) };
}

/** The same, where only text can say it. */
export function oddText(about: string, answer: () => string, drifts = true): Scenario {
  return { about, drifts, answer: () => jsonText(answer()) };
}

/** The usual server: Ubuntu in CD/DVD 3, disk first, CD/DVD 4 free. */
export const usual = (): IsoMedia => mediaOf({ cds: { ide2: UBUNTU } });
