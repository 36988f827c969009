import { expect, test } from 'vitest';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { CLOUD_INIT, drive, EMPTY, media, order, slot } from './iso-media.fixture.ts';
import { mediaNews, type KnownMedia } from './media-news.ts';

const OPEN = { allowed: true, reason: null, code: null };
const SHUT = { allowed: false, reason: 'An order is pending.', code: 'pending_order' };

/** All that is said over these responses, one entry for each that brought news. */
function said(...responses: readonly IsoMedia[]): string[][] {
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
  expect(said(full, full, full)).toEqual([]);
});

test('a medium mounted and unmounted, each once', () => {
  expect(said(empty, full, full, empty, empty)).toEqual([
    [expect.stringMatching(/ was mounted in ide2\.$/)],
    [expect.stringMatching(/ was unmounted from ide2\.$/)],
  ]);
});

test('an action that closes and opens; a response that does not say is passed over', () => {
  const gate = (canMount: IsoMedia['actions']['canMount']) =>
    media({ actions: { canMount, canUpload: OPEN } });
  expect(said(gate(OPEN), gate(null), gate(OPEN), gate(null), gate(SHUT), gate(SHUT), gate(OPEN))).toEqual([
    ['Mounting an ISO is no longer allowed.'],
    ['Mounting an ISO is allowed again.'],
  ]);
});

test('a drive that one response does not know is neither emptied nor filled', () => {
  const unknown = media({ mounted: [], availableDevices: [slot('ide2', true)] });
  expect(said(full, unknown, full)).toEqual([]);
  expect(said(full, unknown, empty)).toHaveLength(1);
});

test('several changes at once: one sentence each, what to do comes last', () => {
  const bootOrder = order(['ide2', 'scsi0']);
  const before = media({ ...empty, bootOrder, actions: { canMount: OPEN, canUpload: OPEN } });
  const after = media({ ...full, bootOrder, actions: { canMount: SHUT, canUpload: OPEN } });
  const [news = []] = said(before, after);
  expect(news[0]).toMatch(/ was mounted in ide2\.$/);
  expect(news[1]).toBe('Mounting an ISO is no longer allowed.');
  expect(news[2]).toMatch(/before every disk/);
  expect(news).toHaveLength(3);
  expect(said(before, after, after, before, after)).toHaveLength(3);
});

test('cloud-init is no medium', () => {
  expect(said(empty, media({ mounted: [drive('ide2', EMPTY), drive('ide3', CLOUD_INIT)] }))).toEqual([]);
});
