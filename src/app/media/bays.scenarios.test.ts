import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAYS } from './bays.fixture.ts';
import { baysOf, type Bay } from './bays.ts';
import { anyIsoMedia, FORBIDDEN } from './iso-media.arbitrary.ts';
import { media } from './iso-media.fixture.ts';

/** `1 Disk [scsi0] disk: Tried first` and the tag, if any. */
function line({ position, name, device, drawing, details, tag }: Bay): string {
  const place = position === 'none' ? '–' : position === 'unknown' ? '?' : position;
  return `${place} ${name} [${device}] ${drawing}: ${details.join(' · ')}${tag ? ` <${tag.words}, ${tag.tone}>` : ''}`;
}

describe('the bays', () => {
  test.each(BAYS)('%s', (_, parts, lines) => {
    expect(baysOf(media(parts)).bays.map(line)).toEqual(lines);
  });
});

test('whatever HostUp sends, every bay is readable, has a key of its own, and each device of the order comes once', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      const { bays } = baysOf(random);
      expect(bays.map(({ name, details }) => [name, ...details].join(' ')).join(' ')).not.toMatch(FORBIDDEN);
      expect(new Set(bays.map(({ key }) => key)).size).toBe(bays.length);
      const positions = bays.flatMap(({ position }) => (typeof position === 'number' ? [position] : []));
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      expect(new Set(positions).size).toBe(positions.length);
      for (const { name, details } of bays)
        expect([name, ...details].every((text) => text.trim() !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
}, 120_000);
