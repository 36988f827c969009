import { expect, test } from 'vitest';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import { desktopNotices } from './desktop-notice.ts';
import type { DownloadEvent, Milestone } from './milestones.ts';

const AWAY = { wanted: true, attended: false };

function event(milestone: Milestone, id = 1, name = `${id}.iso`): DownloadEvent {
  return { milestone, iso: { ...sample, id, name } };
}

test.each([
  ['done', '1.iso is downloaded.'],
  ['check', '1.iso is marked as downloaded, but its byte counts disagree.'],
  ['deleted-in-1h', '1.iso will be deleted in less than 1 h.'],
] as const)('%s becomes a desktop notice', (milestone, text) => {
  expect(desktopNotices([event(milestone)], AWAY)).toEqual([{ text, tag: `drivebay 1-${milestone}` }]);
});

test.each(['started', 'half', 'stalled', 'restarted', 'deleted-in-6h', 'deleted', 'vanished'] as const)(
  '%s is not',
  (milestone) => {
    expect(desktopNotices([event(milestone)], AWAY)).toEqual([]);
  },
);

test('there is no notice while they are off, or while somebody is looking', () => {
  expect(desktopNotices([event('done')], { wanted: false, attended: false })).toEqual([]);
  expect(desktopNotices([event('done')], { wanted: true, attended: true })).toEqual([]);
});

test('one notice an event, and one for all when there are many', () => {
  const many = Array.from({ length: 12 }, (_, index) => event('done', index + 1));
  expect(desktopNotices(many.slice(0, 3), AWAY)).toHaveLength(3);
  expect(desktopNotices(many, AWAY).map(({ text }) => text)).toEqual(['12 ISOs are downloaded.']);
});

test('a hostile name is made visible and cut', () => {
  const [notice] = desktopNotices([event('done', 1, `\u202E${'x'.repeat(10_000)}`)], AWAY);
  expect(notice?.text).toMatch(/^\\u\{202E\}x+… is downloaded\.$/);
  expect(notice?.text.length).toBeLessThan(90);
});
