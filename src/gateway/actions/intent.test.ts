import { expect, test } from 'vitest';
import { fingerprintOf, hashOf, type Intent } from './intent.ts';

const MOUNT: Intent = { action: 'mount', vpsId: 'vps_1', body: { isoId: 'iso_a', device: 'ide2' } };

test('the order of the fields does not matter', () => {
  const turned: Intent = { ...MOUNT, body: { device: 'ide2', isoId: 'iso_a' } };
  expect(fingerprintOf(turned)).toBe(fingerprintOf(MOUNT));
});

test('intents that want anything else have fingerprints of their own', () => {
  const intents: Intent[] = [
    MOUNT,
    { ...MOUNT, vpsId: 'vps_2' },
    { ...MOUNT, body: { isoId: 'iso_b', device: 'ide2' } },
    { ...MOUNT, body: { isoId: 'iso_a', device: 'ide3' } },
    { ...MOUNT, body: { isoId: 'iso_a' } },
    { ...MOUNT, body: { isoId: 'iso_a', device: 'ide2', replaces: null } },
    { ...MOUNT, body: { isoId: 'iso_a', device: 'ide2', replaces: 'iso_b' } },
    { action: 'unmount', vpsId: 'vps_1', body: { device: 'ide2' } },
    { action: 'unmount', vpsId: 'vps_1', body: { device: 'ide2', isoId: 'iso_a' } },
    { action: 'delete', vpsId: 'vps_1', isoId: 'iso_a' },
    { action: 'delete', vpsId: 'vps_1', isoId: 'iso_b' },
    { action: 'restart', vpsId: 'vps_1' },
    { action: 'restart', vpsId: 'vps_2' },
  ];
  expect(new Set(intents.map(fingerprintOf))).toHaveProperty('size', intents.length);
});

test('a hash has 16 characters, and what is named in another order or division has another', () => {
  expect(hashOf('a', 'b')).toMatch(/^[\da-f]{16}$/);
  expect(hashOf('a', 'b')).toBe(hashOf('a', 'b'));
  expect(new Set([hashOf('a', 'b'), hashOf('b', 'a'), hashOf('ab'), hashOf('a,b'), hashOf()])).toHaveProperty(
    'size',
    5,
  );
});
