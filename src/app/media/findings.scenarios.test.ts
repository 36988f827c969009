import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTRADICTIONS } from './findings.fixture.ts';
import { findings } from './findings.ts';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import { media } from './iso-media.fixture.ts';

describe('contradictions in one response', () => {
  test.each(CONTRADICTIONS)('%s', (_, parts, ...sentences) => {
    expect(findings(media(parts)).map(({ sentence }) => sentence)).toEqual(sentences);
  });
});

test('whatever HostUp sends, each finding is one readable sentence', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      for (const { sentence } of findings(random)) {
        expect(sentence).toMatch(/, but .*\.$/su);
        expect(sentence).not.toMatch(FORBIDDEN);
        expect(sentence.length).toBeLessThan(400);
      }
    }),
    { numRuns: 500 },
  );
}, 30_000);
