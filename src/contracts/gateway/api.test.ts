import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GATEWAY_ERRORS } from './errors.ts';
import { api } from './api.ts';

const anything = fc.string({ unit: 'grapheme', minLength: 1 });

test('whatever id is put into a path, it stays one segment of it and reads back', () => {
  fc.assert(
    fc.property(anything, (id) => {
      // Two ids change a URL's path by themselves; the gateway's patterns let neither in.
      fc.pre(id !== '.' && id !== '..');
      for (const [path, at] of [
        [api.hostupIsoMedia(id), 4],
        [api.vpsbgIso(id), 4],
      ] as const) {
        const { pathname, search, hash } = new URL(path, 'http://gateway.example');
        expect([search, hash]).toEqual(['', '']);
        expect(decodeURIComponent(pathname.split('/')[at] ?? '')).toBe(id);
        expect(pathname.split('/')).toHaveLength(path.endsWith('/iso') ? 6 : 5);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('whatever cursor a list is requested with, it reads back', () => {
  fc.assert(
    fc.property(anything, fc.integer({ min: 1, max: 100 }), (cursor, limit) => {
      const { pathname, searchParams } = new URL(
        api.hostupVpsList({ cursor, limit }),
        'http://gateway.example',
      );
      expect([pathname, searchParams.get('cursor'), searchParams.get('limit')]).toEqual([
        '/api/hostup/vps',
        cursor,
        String(limit),
      ]);
    }),
    { numRuns: 1_000 },
  );
});

test('every error has a status of an error and a title', () => {
  for (const { status, title } of Object.values(GATEWAY_ERRORS)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).not.toBe('');
  }
});
