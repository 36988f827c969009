import { test, expect } from 'vitest';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { inLanguage } from '../text/in-language.fixture.ts';
import { downloadOf } from './tracking/download.ts';
import { expiryOf } from './tracking/expiry.ts';
import { isRemoved } from './tracking/progress.ts';
import { observe, type Series } from './tracking/samples.ts';
import { valueWords } from './amount-words.ts';
import { standingOf } from './standing.ts';
import bulgarian from './words.bg.json';
import swedish from './words.sv.json';
import { expiryWords, leadWords, noteWords, paceWords } from './words.ts';

const CREATED = Date.UTC(2025, 1, 3, 10, 58, 19);
const HOUR = 3_600_000;
export const SIZE = 1_111_998_464;
export const MB = 1_000_000;
/** Left to the deletion at the first poll of every scenario, unless given otherwise. */
const DELETION = '2025-02-05T10:58:19.000000Z';

const sample: Iso = {
  id: 1,
  status: 'downloading',
  name: 'AlmaLinux-9.5-x86_64-boot.iso',
  size: SIZE,
  downloaded: 0,
  created_at: '2025-02-03T10:58:19.000000Z',
  deletion_at: DELETION,
};

/** One poll: seconds since the first one, and what of the ISO differs from the sample. */
export type Poll = [seconds: number, iso: Partial<Iso>];

/** What stands on the screen, in each language. */
interface Shown {
  en: string;
  sv: string;
  bg: string;
}

/** What stands on the screen `later` s after the polls; the first one comes `hours` after creation, by both clocks. */
export function shown(polls: Poll[], { vanished = false, hours = 1, later = 0 } = {}): Shown {
  let series: Series | undefined;
  let iso = sample;
  let now = 0;
  for (const [seconds, fields] of polls) {
    iso = { ...sample, ...fields };
    now = CREATED + hours * HOUR + seconds * 1_000;
    series = observe(series, {
      at: now,
      bytes: iso.downloaded,
      size: iso.size,
      status: iso.status,
      createdAt: iso.created_at,
    });
  }
  if (!series) throw new Error('A scenario has at least one poll.');
  const download = { ...downloadOf(iso, series), vanished };
  const standing = standingOf(download, expiryOf(iso, now), { now: now + later * 1_000, lastReading: now });
  const words = () =>
    [
      leadWords(standing).text,
      valueWords(standing.progress),
      paceWords(standing)?.text,
      ...noteWords(standing).map(({ text }) => text),
      expiryWords(standing.expiry, isRemoved(standing.progress)).text,
    ]
      .filter((part) => part !== undefined)
      .join(' | ');
  return { en: words(), sv: inLanguage('sv', words), bg: inLanguage('bg', words) };
}

/** Polls every 3 s with so many MB each. */
export const every3s = (...mb: number[]): Poll[] =>
  mb.map((many, index) => [index * 3, { downloaded: Math.round(many * MB) }]);
/** Polls every `step` s from `from` s on, while bytes stand still. */
export const still = (from: number, until: number, step: number, bytes: number): Poll[] =>
  Array.from({ length: Math.floor((until - from) / step) + 1 }, (_, index) => [
    from + index * step,
    { downloaded: bytes },
  ]);

/** What it is about, what stands on the screen, and what should; in the other languages what words.sv.json and words.bg.json have. */
export type WordsScenario = [about: string, actual: Shown, expected: string];

const [inSwedish, inBulgarian]: Readonly<Record<string, string>>[] = [swedish, bulgarian];

/** Makes a test of each scenario. */
export function testWords(scenarios: WordsScenario[]): void {
  test.each(scenarios)('%s', (about, actual, expected) => {
    expect(actual).toEqual({ en: expected, sv: inSwedish?.[about], bg: inBulgarian?.[about] });
  });
}
