import type { Iso } from '../contracts/vpsbg/iso.ts';
import type { Server } from './server.ts';
import { crowdedServers } from './crowded-account.ts';
import { fileAt } from './images.ts';
import { bytesAt } from './progress.ts';
import { isoOf } from './vpsbg-iso.ts';

const SERVERS = 1_000;
const NEEDLE = 950;
const FIRST_ID = 4_000;
const ISOS = 37;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** ISOs on one page of the list. */
export const ISOS_PER_PAGE = 15;

/** 1,000 servers, ten pages of 100; one on the last page has a name unlike all others. */
export function largeServers(): Server[] {
  return crowdedServers(SERVERS).map((server, index) =>
    index === NEEDLE
      ? { ...server, vps: { ...server.vps, name: 'needle-server-950', primaryIp: '203.0.113.250' } }
      : server,
  );
}

/**
 * 37 downloads on three pages, the newest first, and a new one every 10 min: each pushes one to the next page. The
 * fifteenth downloads for a day, so that it is pushed off the first page while it does. `start` in ms since the epoch.
 */
export function largeIsos(start: number) {
  const count = (now: number) => ISOS + Math.max(0, Math.floor((now - start) / (10 * MINUTE)));
  const at = (index: number, now: number): Iso => {
    const { name, size } = fileAt(index);
    const createdAt =
      index < ISOS ? start - (ISOS - index) * MINUTE : start + (index - ISOS + 1) * 10 * MINUTE;
    const pace = { durationMs: index === ISOS - ISOS_PER_PAGE ? 24 * HOUR : MINUTE, seed: index };
    return isoOf({
      id: FIRST_ID + index,
      name,
      size,
      downloaded: bytesAt(size, pace, now - createdAt),
      createdAt,
      now,
    });
  };
  return {
    list: (now: number): Iso[] =>
      Array.from({ length: count(now) }, (_, index) => at(index, now)).toReversed(),
    get: (id: number, now: number): Iso | undefined =>
      id >= FIRST_ID && id < FIRST_ID + count(now) ? at(id - FIRST_ID, now) : undefined,
  };
}
