import type { Iso } from '../contracts/vpsbg/iso.ts';
import { LIFETIME_MS } from './assumed.ts';
import { json } from './exchange.ts';
import { sizeOf } from './images.ts';
import { bytesAt } from './progress.ts';
import { notFound } from './refusal.ts';
import type { Moment, Scenario } from './scenario.ts';
import { isoOf } from './vpsbg-iso.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NAME = 'ubuntu-24.04.1-live-server-amd64.iso';
const SIZE = sizeOf(NAME);

/** A scenario whose response has the documented shape. */
export function iso(about: string, respond: (moment: Moment) => Iso): Scenario {
  return { about, drifts: false, respond: (moment) => json(respond(moment)) };
}

/** The ISO of a scenario: Ubuntu, created at the first request or `age` ms before it. */
export function ubuntu(moment: Moment, downloaded: number, age = 0, size = SIZE): Iso {
  const createdAt = moment.anchor - age;
  return isoOf({ id: Number(moment.id), name: NAME, size, downloaded, createdAt, now: moment.now });
}

const moving = (moment: Moment, durationMs: number): number =>
  bytesAt(SIZE, { durationMs, seed: Number(moment.id) % 100 }, moment.t);

/** Complete, with `left` ms to its deletion at the first request. */
const complete = (moment: Moment, left: number): Iso => ubuntu(moment, SIZE, LIFETIME_MS - left);

/** How a download goes, and ends. */
export const downloadScenarios = {
  downloading: iso('Downloads in 4 min, then is complete.', (m) => ubuntu(m, moving(m, 4 * MINUTE))),
  slow: iso('Downloads in 9 h.', (m) => ubuntu(m, moving(m, 9 * HOUR))),
  fast: iso('Downloads in 20 s.', (m) => ubuntu(m, moving(m, 20_000))),
  tooslow: iso('Will not be complete before it is deleted: it needs 60 h.', (m) =>
    ubuntu(m, bytesAt(SIZE, { durationMs: 60 * HOUR, seed: 1 }, m.t + 10 * HOUR), 10 * HOUR),
  ),
  unknownsize: iso('Downloading, size 0.', (m) => ({
    ...ubuntu(m, moving(m, 4 * MINUTE)),
    status: 'downloading',
    size: 0,
  })),
  nullsize: {
    ...iso('Downloading, size null.', (m) => ({
      ...ubuntu(m, moving(m, 4 * MINUTE)),
      status: 'downloading',
      size: null,
    })),
    drifts: true,
  },
  nothingyet: iso('Downloading, size 0 and no byte.', (m) => ({
    ...ubuntu(m, 0),
    size: 0,
  })),
  finishing: iso('All bytes are there, the status stays downloading.', (m) => ({
    ...ubuntu(m, SIZE, 5 * MINUTE),
    status: 'downloading',
  })),
  downloaded: iso('Complete, 30 h to its deletion.', (m) => complete(m, 30 * HOUR)),
  shortdownloaded: iso('Status downloaded, yet with fewer bytes than its size.', (m) => ({
    ...ubuntu(m, Math.floor(SIZE * 0.83), 2 * HOUR),
    status: 'downloaded',
  })),
  over: iso('Downloading, with more bytes than its size.', (m) => ({
    ...ubuntu(m, moving(m, 4 * MINUTE) + SIZE, 5 * MINUTE),
    status: 'downloading',
  })),
  restarted: iso('At half after 60 s it falls back to 5 % and goes on.', (m) => {
    const share =
      m.t < MINUTE ? 0.1 + (0.4 * m.t) / MINUTE : Math.min(1, 0.05 + (m.t - MINUTE) / (4 * MINUTE));
    return ubuntu(m, Math.floor(SIZE * share), 2 * MINUTE);
  }),
  stalled: iso('The bytes stop at 40 %.', (m) => ubuntu(m, Math.floor(SIZE * 0.4), HOUR)),
  stalling: iso('Moves for 60 s, then stops at 40 % for good.', (m) =>
    ubuntu(m, Math.floor(SIZE * (0.3 + 0.1 * Math.min(1, m.t / MINUTE))), 10 * MINUTE),
  ),
  jumpy: iso('Nothing for 10 s, then 200 MB at once, again and again.', (m) =>
    ubuntu(m, Math.min(SIZE, Math.floor(m.t / 10_000) * 200_000_000), MINUTE),
  ),
  expiringsoon: iso('Complete, 5 h to its deletion.', (m) => complete(m, 5 * HOUR)),
  expiringnow: iso('Complete, 50 min to its deletion.', (m) => complete(m, 50 * MINUTE)),
  expiring90s: iso('Complete, deleted after 90 s.', (m) => complete(m, 90_000)),
  deleted: iso('Deleted an hour ago.', (m) => complete(m, -HOUR)),
  gone: {
    about: 'Complete; after 90 s it is deleted and its id unknown (404).',
    drifts: false,
    respond: (m) => (m.t < 90_000 ? json(complete(m, 90_000)) : notFound),
  },
  duedate: iso('Its deletion was due 10 min ago, the status is still downloaded.', (m) => ({
    ...complete(m, -10 * MINUTE),
    status: 'downloaded',
  })),
  duedownloading: iso('Its deletion was due 10 min ago, and it is still downloading.', (m) => ({
    ...ubuntu(m, Math.floor(SIZE * 0.6) + Math.floor(m.t / 10), LIFETIME_MS + 10 * MINUTE),
    status: 'downloading',
  })),
  statusfailed: iso('Status failed, which is not documented.', (m) => ({
    ...ubuntu(m, Math.floor(SIZE * 0.2), HOUR),
    status: 'failed',
  })),
  statusqueued: iso('Status queued, which is not documented.', (m) => ({
    ...ubuntu(m, 0),
    status: 'queued',
  })),
  statusempty: iso('An empty status.', (m) => ({ ...ubuntu(m, Math.floor(SIZE * 0.2)), status: '' })),
  statusnull: {
    ...iso('Status null.', (m) => ({ ...ubuntu(m, Math.floor(SIZE * 0.2)), status: null })),
    drifts: true,
  },
  savedpage: iso('Complete, with 3.4 kB: a web page saved instead of an ISO.', (m) =>
    ubuntu(m, 3_400, HOUR, 3_400),
  ),
} satisfies Record<string, Scenario>;
