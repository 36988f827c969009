import { expect, test } from 'vitest';
import sample from '../../contracts/vpsbg/samples/iso.json';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { standingOf } from './standing.ts';
import { toDoOf } from './to-do-words.ts';
import type { Download } from './tracking/download.ts';
import { expiryOf } from './tracking/expiry.ts';

const NOW = Date.UTC(2026, 0, 1);
const [MINUTE, HOUR] = [60_000, 3_600_000];

function standing(parts: Partial<Download> & { status?: string } = {}) {
  const iso = {
    ...sample,
    status: parts.status ?? 'downloading',
    created_at: new Date(NOW - HOUR).toISOString(),
    deletion_at: new Date(NOW + 47 * HOUR).toISOString(),
  };
  const download: Download = {
    iso,
    bytes: 1e9,
    restarts: 0,
    restartedAt: null,
    speed: 5e6,
    timeLeftMs: 5 * MINUTE,
    isAverage: false,
    quietMs: null,
    vanished: false,
    missingFrom: null,
    ...parts,
  };
  return standingOf(download, expiryOf(iso, NOW), { now: NOW, lastReading: NOW });
}

const RUNS = standing();
const WAITS = standing({ quietMs: 40_000, timeLeftMs: null });
const STALLED = standing({ quietMs: 4 * MINUTE, timeLeftMs: null });
const SLOW = standing({ timeLeftMs: 90 * HOUR });
const MAYBE_SLOW = standing({ timeLeftMs: 90 * HOUR, isAverage: true });
const OVER = standing({ bytes: sample.size + 1, timeLeftMs: null });
const FAILED = standing({ status: 'failed' });

const RUNNING = [
  'Nothing to do for running downloads: they finish by themselves.',
  'Du behöver inte göra något för pågående nedladdningar: de blir klara av sig själva.',
  'За текущите изтегляния не е нужно да правите нищо: ще завършат сами.',
];

test.each([
  ['nothing', [], [null, null, null]],
  ['one runs', [RUNS], RUNNING],
  ['one waits for data', [RUNS, WAITS], RUNNING],
  [
    'one is stalled',
    [RUNS, STALLED],
    [
      '1 stalled. If that stays so, start it again at VPSBG.',
      '1 nedladdning har stannat. Om den inte kommer igång igen: starta den på nytt hos VPSBG.',
      '1 изтегляне е спряло. Ако това не се промени, стартирайте го отново във VPSBG.',
    ],
  ],
  [
    'two are stalled',
    [STALLED, STALLED],
    [
      '2 stalled. If that stays so, start them again at VPSBG.',
      '2 nedladdningar har stannat. Om de inte kommer igång igen: starta dem på nytt hos VPSBG.',
      '2 изтегляния са спрели. Ако това не се промени, стартирайте ги отново във VPSBG.',
    ],
  ],
  [
    'one is too slow',
    [RUNS, SLOW],
    [
      '1 is too slow. Start it again from a faster source.',
      '1 nedladdning är för långsam. Starta den på nytt från en snabbare källa.',
      '1 изтегляне е твърде бавно. Стартирайте го отново от по-бърз източник.',
    ],
  ],
  [
    'two are too slow',
    [SLOW, SLOW],
    [
      '2 are too slow. Start them again from a faster source.',
      '2 nedladdningar är för långsamma. Starta dem på nytt från en snabbare källa.',
      '2 изтегляния са твърде бавни. Стартирайте ги отново от по-бърз източник.',
    ],
  ],
  [
    'by an average alone one may be too slow',
    [RUNS, MAYBE_SLOW],
    [
      '1 may be deleted before it is done. Look again in a few minutes.',
      '1 nedladdning raderas kanske innan den är klar. Titta igen om några minuter.',
      '1 изтегляне може да бъде изтрито, преди да завърши. Проверете отново след няколко минути.',
    ],
  ],
  [
    'two may be too slow',
    [MAYBE_SLOW, MAYBE_SLOW],
    [
      '2 may be deleted before they are done. Look again in a few minutes.',
      '2 nedladdningar raderas kanske innan de är klara. Titta igen om några minuter.',
      '2 изтегляния могат да бъдат изтрити, преди да завършат. Проверете отново след няколко минути.',
    ],
  ],
  ['one has more bytes than its size, which its row says', [RUNS, OVER], [null, null, null]],
  ['a status that nobody knows', [FAILED], [null, null, null]],
])('%s', (_, standings, words) => {
  expect(SPOKEN.map((language) => inLanguage(language, () => toDoOf(standings)))).toEqual(words);
});
