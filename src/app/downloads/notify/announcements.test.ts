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
  const downloadStore = new DownloadStore();
  const told: DownloadEvent[] = [];
  const spoken = new Spoken();
  const announcements = new Announcements({
    downloadStore,
    now: () => Date.now(),
    say: (text) => spoken.say(text),
    tell: (events) => told.push(...events),
  });
  const finish = () =>
    downloadStore.recordIso({ ...sample, status: 'downloaded', downloaded: sample.size }, Date.now());
  downloadStore.recordIso({ ...sample, status: 'downloading', downloaded: 0 }, Date.now() - 3_000);
  return { downloadStore, told, announcements, spoken, finish };
}

test('says a sentence, tells the events, and is silent again', () => {
  const { announcements, spoken, finish, told } = tab();
  const leave = announcements.watch();
  expect(spoken.current()).toBeNull();
  finish();
  expect(spoken.current()?.text).toBe(`${sample.name} is downloaded.`);
  expect(told.map(({ milestone }) => milestone)).toEqual(['done']);
  vi.advanceTimersByTime(30_000);
  expect(spoken.current()).toBeNull();
  leave();
});

test('a deletion that comes nearer is said without an answer', () => {
  const { announcements, spoken } = tab();
  const leave = announcements.watch();
  vi.advanceTimersByTime(42 * 3_600_000 - 60_000);
  expect(spoken.current()).toBeNull();
  vi.advanceTimersByTime(60_000);
  expect(spoken.current()?.text).toMatch(/less than 6 h/);
  leave();
});

test('what was said before is not said again when watched anew, and nothing runs unwatched', () => {
  const { announcements, finish, told } = tab();
  announcements.watch()();
  expect(vi.getTimerCount()).toBe(0);
  finish();
  announcements.watch()();
  announcements.watch()();
  expect(told).toHaveLength(1);
  // What was said falls silent by itself.
  vi.advanceTimersByTime(20_000);
  expect(vi.getTimerCount()).toBe(0);
});
