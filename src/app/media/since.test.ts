import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEBIAN, drive, media, UBUNTU, type MediaParts } from './iso-media.fixture.ts';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import { seenOf } from './seen.ts';
import { CHANGES, images } from './since.fixture.ts';
import { changesSince } from './since.ts';

const AT = Date.UTC(2026, 10, 20, 13, 3);
test.each(CHANGES)('%s', (_, before, now, sentences) => {
  expect(changesSince(seenOf(media(before), AT), media(now))).toEqual(sentences);
});

test.each<[string, MediaParts, MediaParts, string[]]>([
  [
    'unmounted',
    { mounted: [drive('ide2')], available: [UBUNTU] },
    { available: [] },
    ['Unknown image iso_ubuntu was unmounted from ide2.'],
  ],
  [
    'mounted',
    { available: [] },
    { mounted: [drive('ide2')], available: [UBUNTU] },
    ['Ubuntu 24.04 LTS was mounted in ide2.'],
  ],
  ['another token, which opens less', { available: images(40) }, { available: [] }, []],
  [
    'a library that holds more than the mounted images',
    { available: [UBUNTU, DEBIAN] },
    { available: [DEBIAN] },
    ['1 ISO was removed from the ISO library.'],
  ],
])('of a library that a token may narrow to what is mounted: %s', (_, before, now, sentences) => {
  expect(changesSince(seenOf(media(before), AT), media(now), true)).toEqual(sentences);
});

test('the same response has not changed, and no two responses make nonsense', () => {
  fc.assert(
    fc.property(anyIsoMedia, anyIsoMedia, (one, other) => {
      expect(changesSince(seenOf(one, AT), one)).toEqual([]);
      const sentences = changesSince(seenOf(one, AT), other);
      for (const sentence of sentences) {
        expect(sentence).not.toMatch(FORBIDDEN);
        expect(sentence.length).toBeLessThan(500);
      }
      expect(new Set(sentences).size).toBe(sentences.length);
    }),
  );
});

test('a digest that holds the word for an empty drive as an id reports no medium that was there', () => {
  const before = { ...seenOf(media(), AT), drives: [['ide2', 'none']] satisfies [string, string][] };
  expect(changesSince(before, media())).toEqual([]);
});
