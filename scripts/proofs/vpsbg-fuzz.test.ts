import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { downloadOf, type Download } from '../../src/app/downloads/tracking/download.ts';
import { downloadList, tabCounts } from '../../src/app/downloads/download-list.ts';
import { SORTS } from '../../src/app/downloads/downloads-search.ts';
import { expiryHoldsUntil, expiryOf, finishVerdict } from '../../src/app/downloads/tracking/expiry.ts';
import { DownloadStore } from '../../src/app/downloads/tracking/download-store.ts';
import { pollingPace } from '../../src/app/downloads/tracking/polling-pace.ts';
import { barOf, isRemoved } from '../../src/app/downloads/tracking/progress.ts';
import { observe, type Series } from '../../src/app/downloads/tracking/samples.ts';
import {
  amountWords,
  percentWords,
  progressWords,
  valueWords,
} from '../../src/app/downloads/amount-words.ts';
import { downloadFacts } from '../../src/app/downloads/download-facts.ts';
import { standingOf } from '../../src/app/downloads/standing.ts';
import { speedCell, timeCell } from '../../src/app/downloads/table-words.ts';
import {
  expiryWords,
  leadWords,
  leftWords,
  nameWords,
  noteWords,
  paceWords,
} from '../../src/app/downloads/words.ts';
import { formatBytes, formatExactBytes } from '../../src/app/text/bytes.ts';
import { formatLocalTime, formatUtcTime, parseIsoTime } from '../../src/app/text/iso-time.ts';
import { assumedVpsbgIsoPage } from '../../src/contracts/assumptions.ts';
import { upstreamErrorOf } from '../../src/contracts/gateway/upstream-error.ts';
import { differenceFrom } from '../../src/contracts/tolerant.ts';
import { iso as isoSchema, type Iso } from '../../src/contracts/vpsbg/iso.ts';
import isoSample from '../../src/contracts/vpsbg/samples/iso.json';
import { expectSense, fuzzParameters, hostileResponses, ISO_LIST, MOVING_ISO } from './hostile-json.ts';

const NOW = Date.UTC(2025, 1, 4);

/** Everything a row and a page show of one download. `now` is ms since the epoch. */
function viewsOf(download: Download, now: number): unknown[] {
  const { iso } = download;
  const expiry = expiryOf(iso, now);
  const standing = standingOf(download, expiry, { now, lastReading: now });
  const { progress } = standing;
  const bar = barOf(progress);
  if (typeof bar === 'number' && !(bar >= 0 && bar <= 100)) throw new Error(`the bar stands at ${bar}`);
  if (progress.percent === 100 && iso.status !== 'downloaded')
    throw new Error('100 % before VPSBG reports downloaded');
  for (const number of [download.speed, download.timeLeftMs]) {
    if (number !== null && !(number > 0 && number < Infinity))
      throw new Error(`speed or time left is ${number}`);
  }
  if (expiry.state === 'ahead' && !(expiry.leftMs > 0)) throw new Error('a negative time until deletion');
  const times = [iso.created_at, iso.deletion_at].map((time) => parseIsoTime(time) ?? 0);
  return [
    nameWords(iso),
    leadWords(standing),
    progressWords(progress),
    [speedCell(standing), timeCell(standing), leftWords(expiry)],
    downloadFacts([standing], now),
    amountWords(progress),
    percentWords(progress),
    valueWords(progress),
    paceWords(standing),
    noteWords(standing),
    expiryWords(expiry, isRemoved(progress)),
    finishVerdict(download.timeLeftMs, expiry),
    expiryWords(expiryOf(iso, expiryHoldsUntil('at' in expiry ? expiry.at : null, now)), false),
    [formatBytes(iso.size), formatExactBytes(iso.downloaded)],
    times.map((time) => [formatLocalTime(time), formatUtcTime(time)]),
  ];
}

/** The readings of one ISO through the whole chain, 3 s apart. */
function play(isos: readonly Iso[]): Download[] {
  let series: Series | undefined;
  return isos.map((iso, n) => {
    series = observe(series, {
      at: NOW + n * 3_000,
      bytes: iso.downloaded,
      size: iso.size,
      status: iso.status,
      createdAt: iso.created_at,
    });
    return downloadOf(iso, series);
  });
}

function read<const TSchema extends v.GenericSchema>(schema: TSchema, response: unknown) {
  const result = v.safeParse(schema, response);
  if (!result.success) return undefined;
  expectSense(differenceFrom(schema, response));
  const wire: unknown = JSON.parse(JSON.stringify(result.output));
  return v.parse(schema, wire);
}

test(
  'whatever VPSBG sends, in whatever order, nothing throws and no text is nonsense',
  { timeout: 3_600_000 },
  () => {
    // Four responses in a row are one case each.
    const responses = fc.array(hostileResponses(MOVING_ISO, MOVING_ISO, isoSample), {
      minLength: 4,
      maxLength: 4,
    });
    const parameters = fuzzParameters('VPSBG');
    let seen = 0;
    fc.assert(
      fc.property(responses, (four) => {
        const isos = four.flatMap((response) => read(isoSchema, response) ?? []);
        seen += isos.length;
        for (const [n, download] of play(isos).entries()) {
          expectSense(viewsOf(download, NOW + n * 3_000));
          expectSense(viewsOf({ ...download, vanished: true }, NOW + 5 * 86_400_000));
        }
        expectSense(four.map((response) => upstreamErrorOf(422, response)));
        if (!(pollingPace(isos, () => false) >= 1_000)) throw new Error('polled too fast');
      }),
      { ...parameters, numRuns: Math.ceil((parameters.numRuns * 0.9) / 4) },
    );
    expect(seen).toBeGreaterThan(0);
  },
);

test(
  'whatever lists VPSBG sends, every row is there once and no view is nonsense',
  { timeout: 3_600_000 },
  () => {
    const responses = fc.array(hostileResponses(ISO_LIST), { minLength: 2, maxLength: 2 });
    const parameters = fuzzParameters('VPSBG lists');
    let shown = 0;
    fc.assert(
      fc.property(responses, (two) => {
        const downloadStore = new DownloadStore();
        for (const [n, response] of two.entries()) {
          const list = read(assumedVpsbgIsoPage, response);
          if (list) downloadStore.recordList(list.data, NOW + n * 3_000);
        }
        const downloads = [...downloadStore.all().values()].map(({ download }) => download);
        expectSense(tabCounts(downloads));
        for (const sort of SORTS) {
          const sorted = downloadList(downloads, { tab: 'all', q: '', sort });
          if (sorted.length !== downloads.length) throw new Error(`${sort} lost a download`);
        }
        for (const download of downloads) expectSense(viewsOf(download, NOW));
        shown += downloads.length;
      }),
      { ...parameters, numRuns: Math.ceil((parameters.numRuns * 0.1) / 2) },
    );
    expect(shown).toBeGreaterThan(0);
  },
);
