import { DOWNLOAD_ROWS } from './download-rows.ts';
import type { FaultRow, Place, Row, StaticRow } from './fault-matrix.ts';
import { FAULT_ROWS } from './fault-rows.ts';
import { breakAndMend, look, setsClock, type Lab } from './fault-steps.ts';
import { MEDIA_ROWS } from './media-rows.ts';
import { TEXT_ROWS } from './text-rows.ts';

/** One row at one place. */
export interface Case {
  title: string;
  row: Row;
  place: Place;
  /** Whether the provider requires a wait, which then holds for all of its resources. */
  waits: boolean;
  /** Whether it sets the clock of its page, which no other case can use then. */
  setsClock: boolean;
  run: (lab: Lab) => Promise<void>;
}

/** The rows of what is odd from the start. */
export const ODD_ROWS: readonly (readonly StaticRow[])[] = [MEDIA_ROWS, DOWNLOAD_ROWS, TEXT_ROWS];

/** The first fault of each kind: what the page says where it requests again by itself, and how long it waits. */
export const KINDS_OF_FAULTS: readonly FaultRow[] = [
  ...new Map(FAULT_ROWS.toReversed().map((row) => [kindOf(row), row])).values(),
];

/** Each row at each of its places. */
export const EVERY_CASE: readonly Case[] = [FAULT_ROWS, ...ODD_ROWS]
  .flat()
  .flatMap((row) => row.on.map((place) => caseOf(row, place)));

/**
 * Each odd response and each kind of fault once, at the one of its places that the rows before it in its list have least,
 * the last of several: few rows name those.
 * The lists are dealt evenly: a fault is mostly waiting, an odd response mostly work, and side by side both cost less.
 */
export const EACH_ONCE: readonly Case[] = [KINDS_OF_FAULTS, ...ODD_ROWS]
  .flatMap((rows: readonly Row[]) => {
    const used: Place[] = [];
    const uses = (place: Place) => used.filter((one) => one === place).length;
    return rows.flatMap((row, index) => {
      const place = row.on.toReversed().toSorted((a, b) => uses(a) - uses(b))[0];
      if (place === undefined) return [];
      used.push(place);
      return { one: caseOf(row, place), at: (index + 0.5) / rows.length };
    });
  })
  .toSorted((a, b) => a.at - b.at)
  .map(({ one }) => one);

function caseOf(row: Row, place: Place): Case {
  return {
    title: `${row.id} ${row.about}, ${place}`,
    row,
    place,
    waits: 'fault' in row && row.wait !== undefined,
    setsClock: 'fault' in row && setsClock(row),
    run: (lab) => ('fault' in row ? breakAndMend(lab, row, place) : look(lab, row, place)),
  };
}

function kindOf({ says, wait, mended, clockOff }: FaultRow): string {
  return [mended ?? says, wait, clockOff].join(' ');
}
