import { expect, test } from 'vitest';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { CLOUD_INIT, drive, EMPTY, media, order, slot } from './iso-media.fixture.ts';
import { mediaNews, type KnownMedia } from './media-news.ts';

const OPEN = { allowed: true, reason: null, code: null };
const BLOCKED = { allowed: false, reason: 'An order is pending.', code: 'pending_order' };

/** All the news of these responses, one entry for each that brought news. */
function newsOf(...responses: readonly IsoMedia[]): string[][] {
  let known: KnownMedia | null = null;
  const all: string[][] = [];
  for (const [at, response] of responses.entries()) {
    const step = mediaNews(known, response, at);
    known = step.known;
    if (step.news.length > 0) all.push(step.news);
  }
  return all;
}

const empty = media({ mounted: [drive('ide2', EMPTY)], availableDevices: [slot('ide2', false)] });
const full = media({ mounted: [drive('ide2')], availableDevices: [slot('ide2', true)] });

test('the first response is no news, nor is the same one again', () => {
  expect(newsOf(full, full, full)).toEqual([]);
});

test('a medium mounted and unmounted, each once', () => {
  expect(newsOf(empty, full, full, empty, empty)).toEqual([
    [expect.stringMatching(/ was mounted in ide2\.$/)],
    [expect.stringMatching(/ was unmounted from ide2\.$/)],
  ]);
});

test('an action that is blocked and allowed; a response that does not report it is passed over', () => {
  const gate = (canMount: IsoMedia['actions']['canMount']) =>
    media({ actions: { canMount, canUpload: OPEN } });
  expect(
    newsOf(gate(OPEN), gate(null), gate(OPEN), gate(null), gate(BLOCKED), gate(BLOCKED), gate(OPEN)),
  ).toEqual([['Mounting an ISO is no longer allowed.'], ['Mounting an ISO is allowed again.']]);
});

test('a drive that one response does not know is neither emptied nor filled', () => {
  const unknown = media({ mounted: [], availableDevices: [slot('ide2', true)] });
  expect(newsOf(full, unknown, full)).toEqual([]);
  expect(newsOf(full, unknown, empty)).toHaveLength(1);
});

test('several changes at once: one sentence each, what to do comes last', () => {
  const bootOrder = order(['ide2', 'scsi0']);
  const before = media({ ...empty, bootOrder, actions: { canMount: OPEN, canUpload: OPEN } });
  const after = media({ ...full, bootOrder, actions: { canMount: BLOCKED, canUpload: OPEN } });
  const [news = []] = newsOf(before, after);
  expect(news[0]).toMatch(/ was mounted in ide2\.$/);
  expect(news[1]).toBe('Mounting an ISO is no longer allowed.');
  expect(news[2]).toMatch(/^Tries the Ubuntu 24\.04 LTS ISO before the disk\. Installation finished\?/);
  expect(news).toHaveLength(3);
  expect(newsOf(before, after, after, before, after)).toHaveLength(3);
});

test('cloud-init is no medium', () => {
  expect(newsOf(empty, media({ mounted: [drive('ide2', EMPTY), drive('ide3', CLOUD_INIT)] }))).toEqual([]);
});
