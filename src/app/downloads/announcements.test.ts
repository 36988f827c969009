import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import sample from '../../contracts/vpsbg/samples/iso.json';
import { parseIsoTime } from '../text/iso-time.ts';
import { Announcements } from './announcements.ts';
import type { DownloadEvent } from './milestones.ts';
import { Observations } from './observations.ts';

const CREATED = parseIsoTime(sample.created_at) ?? 0;

beforeEach(() => {
  vi.useFakeTimers({ now: CREATED });
});
afterEach(() => {
  vi.useRealTimers();
});

function tab() {
  const observations = new Observations();
  const told: DownloadEvent[] = [];
  const announcements = new Announcements({
    observations,
    now: () => Date.now(),
    tell: (events) => told.push(...events),
  });
  const finish = () =>
    observations.saw({ ...sample, status: 'downloaded', downloaded: sample.size }, Date.now());
  observations.saw({ ...sample, status: 'downloading', downloaded: 0 }, Date.now() - 3_000);
  return { observations, told, announcements, finish };
}

test('says a sentence, tells the events, and is silent again', () => {
  const { announcements, finish, told } = tab();
  const leave = announcements.subscribe(() => undefined);
  expect(announcements.current()).toBeNull();
  finish();
  expect(announcements.current()?.text).toBe(`${sample.name} is downloaded.`);
  expect(told.map(({ milestone }) => milestone)).toEqual(['done']);
  vi.advanceTimersByTime(30_000);
  expect(announcements.current()).toBeNull();
  leave();
});

test('a deletion that comes nearer is said without an answer', () => {
  const { announcements } = tab();
  const leave = announcements.subscribe(() => undefined);
  vi.advanceTimersByTime(42 * 3_600_000 - 60_000);
  expect(announcements.current()).toBeNull();
  vi.advanceTimersByTime(60_000);
  expect(announcements.current()?.text).toMatch(/less than 6 h/);
  leave();
});

test('what was said before is not said again to a new listener, and nothing runs without one', () => {
  const { announcements, finish, told } = tab();
  announcements.subscribe(() => undefined)();
  expect(vi.getTimerCount()).toBe(0);
  finish();
  announcements.subscribe(() => undefined)();
  announcements.subscribe(() => undefined)();
  expect(told).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
