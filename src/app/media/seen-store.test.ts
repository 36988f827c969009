import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSafeStorage } from '../session/safe-storage.ts';
import { anyIsoMedia } from './iso-media.arbitrary.ts';
import { media } from './iso-media.fixture.ts';
import { seenOf } from './seen.ts';
import { keepSeen, lastSeen } from './seen-store.ts';

/** A browser's storage that already holds `text` under every key. */
function storageWith(text: string | null) {
  const kept = new Map<string, string>();
  return createSafeStorage(() => ({
    getItem: (key) => kept.get(key) ?? text,
    setItem: (key, value) => void kept.set(key, value),
  }));
}

const seenAt = (at: number) => seenOf(media(), at);

test('what was kept is read again, per VPS', () => {
  const storage = storageWith(null);
  expect(lastSeen('vps_a', storage)).toBeNull();
  keepSeen('vps_a', seenAt(1), storage);
  keepSeen('vps_b', seenAt(2), storage);
  keepSeen('vps_a', seenAt(3), storage);
  expect(lastSeen('vps_a', storage)).toEqual(seenAt(3));
  expect(lastSeen('vps_b', storage)).toEqual(seenAt(2));
});

test('of more than 50 VPSs those seen longest ago are forgotten', () => {
  const storage = storageWith(null);
  for (let n = 0; n < 52; n += 1) keepSeen(`vps_${n}`, seenAt(n), storage);
  expect(lastSeen('vps_1', storage)).toBeNull();
  expect(lastSeen('vps_2', storage)).toEqual(seenAt(2));
  expect(lastSeen('vps_51', storage)).toEqual(seenAt(51));
});

test.each(['', '{', '7', '{}', '[7]', '[{"vpsId":"vps_a","seen":{"at":"today"}}]'])(
  'storage that holds %j is as if it were empty',
  (text) => {
    const storage = storageWith(text);
    expect(lastSeen('vps_a', storage)).toBeNull();
    keepSeen('vps_a', seenAt(1), storage);
    expect(lastSeen('vps_a', storage)).toEqual(seenAt(1));
  },
);

test('every response is kept in 10 kB and read as it was', () => {
  fc.assert(
    fc.property(anyIsoMedia, (random) => {
      const storage = storageWith(null);
      keepSeen('vps_a', seenOf(random, 1), storage);
      expect(lastSeen('vps_a', storage)).toEqual(seenOf(random, 1));
    }),
  );
  const available = Array.from({ length: 5_000 }, (_, n) => ({ id: `iso_${n}${'x'.repeat(200)}` }));
  for (const count of [300, 5_000]) {
    const seen = seenOf(media({ available: available.slice(0, count) }), 1);
    expect(JSON.stringify(seen).length).toBeLessThan(10_000);
  }
});
