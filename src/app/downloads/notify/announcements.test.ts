import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import { parseIsoTime } from '../../text/iso-time.ts';
import { Announcements } from './announcements.ts';
import type { DownloadEvent } from './milestones.ts';
import { DownloadStore } from '../tracking/download-store.ts';
import { Spoken } from '../../ui/spoken.ts';

const CREATED = parseIsoTime(sample.created_at) ?? 0;

beforeEach(() => {
  vi.useFakeTimers({ now: CREATED });
});
afterEach(() => {
  vi.useRealTimers();
});

function tab() {
  const store = new DownloadStore();
  const events: DownloadEvent[] = [];
  const spoken = new Spoken();
  const announcements = new Announcements({
    store,
    now: () => Date.now(),
    announce: (text) => spoken.say(text),
    onEvents: (batch) => events.push(...batch),
  });
  const finish = () =>
    store.recordIso({ ...sample, status: 'downloaded', downloaded: sample.size }, Date.now());
  store.recordIso({ ...sample, status: 'downloading', downloaded: 0 }, Date.now() - 3_000);
  return { events, announcements, spoken, finish };
}

test('announces a sentence, passes on the events, and is silent again', () => {
  const { announcements, spoken, finish, events } = tab();
  const leave = announcements.watch();
  expect(spoken.current()).toBeNull();
  finish();
  expect(spoken.current()?.text).toBe(`${sample.name} is downloaded.`);
  expect(events.map(({ milestone }) => milestone)).toEqual(['done']);
  vi.advanceTimersByTime(30_000);
  expect(spoken.current()).toBeNull();
  leave();
});

test('a deletion that comes nearer is announced without a response', () => {
  const { announcements, spoken } = tab();
  const leave = announcements.watch();
  vi.advanceTimersByTime(42 * 3_600_000 - 60_000);
  expect(spoken.current()).toBeNull();
  vi.advanceTimersByTime(60_000);
  expect(spoken.current()?.text).toMatch(/less than 6 h/);
  leave();
});

test('what was announced is not announced again after another start, and nothing runs unwatched', () => {
  const { announcements, finish, events } = tab();
  announcements.watch()();
  expect(vi.getTimerCount()).toBe(0);
  finish();
  announcements.watch()();
  announcements.watch()();
  expect(events).toHaveLength(1);
  // An announcement ends by itself.
  vi.advanceTimersByTime(20_000);
  expect(vi.getTimerCount()).toBe(0);
});
