import { expect, test } from 'vitest';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { DEBIAN, drive, media, slot, UBUNTU } from '../media/iso-media.fixture.ts';
import { mediaNews, type KnownMedia } from '../media/media-news.ts';
import type { Act, Phase } from './action-store.ts';
import { DELETE, MOUNT, UNMOUNT } from './intent.fixture.ts';
import type { Intent } from './intent.ts';
import { withOwnChanges } from './own-changes.ts';

const DOWNLOAD: Intent = {
  action: 'download',
  body: { url: 'https://example.com/a.iso', filename: UBUNTU.name },
};

const EMPTY = media({ available: [UBUNTU], mounted: [], availableDevices: [slot('ide2', false)] });
const FULL = media({ available: [UBUNTU], mounted: [drive('ide2')], availableDevices: [slot('ide2', true)] });
const WITHOUT = media({ ...EMPTY, available: [] });

const SENDING: Phase = { kind: 'sending' };
const CONFIRMED: Phase = { kind: 'confirmed', words: 'Done.' };
const REFUSED: Phase = { kind: 'refused', detail: 'No.', problem: undefined };

function act(intent: Intent, phase: Phase): Act {
  return { id: 1, intent, phase, since: 0, sentAt: 0, missed: false };
}

/** The news of the last of these responses while these acts are on the page. */
function newsBeside(acts: readonly Act[], ...responses: readonly IsoMedia[]): string[] {
  let known: KnownMedia | null = null;
  let news: string[] = [];
  for (const [at, response] of responses.entries()) {
    const before: KnownMedia | null = known && withOwnChanges(known, acts, response);
    ({ known, news } = mediaNews(before, response, at));
  }
  return news;
}

test.each<[string, Intent, IsoMedia, IsoMedia]>([
  ['mount', MOUNT, EMPTY, FULL],
  ['unmount', UNMOUNT, FULL, EMPTY],
  ['delete', DELETE, EMPTY, WITHOUT],
  ['download', DOWNLOAD, WITHOUT, EMPTY],
])('what one’s own %s changed is announced by the action alone', (_, intent, before, after) => {
  expect(newsBeside([], before, after)).toHaveLength(1);
  expect(newsBeside([act(intent, SENDING)], before, after)).toEqual([]);
  expect(newsBeside([act(intent, CONFIRMED)], before, after)).toEqual([]);
  expect(newsBeside([act(intent, CONFIRMED)], before, after, after)).toEqual([]);
});

test('what was refused, and what others changed in the same response, is news', () => {
  expect(newsBeside([act(MOUNT, REFUSED)], EMPTY, FULL)).toEqual([
    expect.stringMatching(/ was mounted in ide2/),
  ]);
  const others = media({ ...FULL, available: [UBUNTU, DEBIAN] });
  expect(newsBeside([act(MOUNT, SENDING)], EMPTY, others)).toEqual([
    '1 ISO was added to the ISO library: debian-12.iso.',
  ]);
  expect(newsBeside([act(MOUNT, CONFIRMED)], EMPTY, FULL, EMPTY)).toEqual([
    expect.stringMatching(/ was unmounted from ide2/),
  ]);
});
