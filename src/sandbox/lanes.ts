import type { Iso } from '../contracts/vpsbg/iso.ts';
import { DELETED_LISTED_MS, LIFETIME_MS } from './assumed.ts';
import type { ImageName } from './images.ts';
import { sizeOf } from './images.ts';
import { bytesAt } from './progress.ts';
import { isoOf } from './vpsbg-iso.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** An ISO's life and its time as a deleted row: then its lane begins again with a new upload. */
const WHOLE_LIFE = LIFETIME_MS + DELETED_LISTED_MS;

/** One place in the default account's list, filled by one upload after the other. */
interface Lane {
  name: ImageName;
  /** Duration of the download, ms. */
  durationMs: number;
  /** How long before the sandbox's start the first upload was created, ms. */
  age: number;
  /** From one upload to the next, ms. */
  periodMs: number;
  /** The bytes stop at this share. */
  stopsAt?: number;
}

/** Short periods keep something moving in a demo left running for days: the account's owner uploads again. */
const LANES: readonly Lane[] = [
  { name: 'AlmaLinux-9.5-x86_64-dvd.iso', durationMs: 41 * MINUTE, age: 19 * MINUTE, periodMs: 47 * MINUTE },
  { name: 'debian-12.8.0-amd64-DVD-1.iso', durationMs: 12 * MINUTE, age: 5_000, periodMs: 13 * MINUTE },
  { name: 'FreeBSD-14.2-RELEASE-amd64-dvd1.iso', durationMs: 19 * HOUR, age: 4 * HOUR, periodMs: 23 * HOUR },
  { name: 'proxmox-ve_8.3-1.iso', durationMs: 26 * MINUTE, age: 24.5 * MINUTE, periodMs: 31 * MINUTE },
  { name: 'Rocky-9.5-x86_64-minimal.iso', durationMs: 30 * MINUTE, age: 18 * HOUR, periodMs: WHOLE_LIFE },
  { name: 'virtio-win-0.1.266.iso', durationMs: 8 * MINUTE, age: 43 * HOUR, periodMs: WHOLE_LIFE },
  {
    name: 'archlinux-2024.12.01-x86_64.iso',
    durationMs: 11 * MINUTE,
    age: 47 * HOUR + 20 * MINUTE,
    periodMs: WHOLE_LIFE,
  },
  {
    name: 'SERVER_EVAL_x64FRE_en-us.iso',
    durationMs: 2 * HOUR,
    age: 48 * HOUR + 12 * MINUTE,
    periodMs: WHOLE_LIFE,
  },
  {
    name: 'openSUSE-Leap-15.6-DVD-x86_64-Media.iso',
    durationMs: HOUR,
    age: 3 * HOUR,
    periodMs: WHOLE_LIFE,
    stopsAt: 0.62,
  },
  { name: 'alpine-standard-3.21.0-x86_64.iso', durationMs: 3 * MINUTE, age: 30 * HOUR, periodMs: WHOLE_LIFE },
];

/** Ids: 1000 + 10 × upload number + lane. The first uploads of the ten lanes are 1000 to 1009. */
const FIRST_ID = 1_000;

/** The default account's downloads as a pure function of sandbox time. `start` in ms since the epoch. */
export function createLanes(start: number) {
  const upload = (lane: Lane, index: number, turn: number, now: number): Iso => {
    const createdAt = start - lane.age + turn * lane.periodMs;
    const size = sizeOf(lane.name);
    const bytes = bytesAt(size, { durationMs: lane.durationMs, seed: index + turn }, now - createdAt);
    return isoOf({
      id: FIRST_ID + turn * LANES.length + index,
      name: lane.name,
      size,
      downloaded: Math.min(bytes, Math.floor(size * (lane.stopsAt ?? 1))),
      createdAt,
      now,
    });
  };
  const turnAt = (lane: Lane, now: number) =>
    Math.max(0, Math.floor((now - start + lane.age) / lane.periodMs));
  return {
    list: (now: number): Iso[] =>
      LANES.map((lane, index) => upload(lane, index, turnAt(lane, now), now)).toSorted((a, b) => b.id - a.id),
    /** An earlier upload of a lane was deleted when the next began, and stays readable as such. */
    get: (id: number, now: number): Iso | undefined => {
      const index = (id - FIRST_ID) % LANES.length;
      const turn = Math.floor((id - FIRST_ID) / LANES.length);
      const lane = LANES[index];
      if (!lane || id < FIRST_ID || turn > turnAt(lane, now)) return undefined;
      const iso = upload(lane, index, turn, now);
      return turn < turnAt(lane, now) ? { ...iso, status: 'deleted' } : iso;
    },
  };
}
