import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as assumptions from '../../src/contracts/assumptions.ts';
import { HOSTUP_ACTIONS } from './flips/hostup-actions.ts';
import { HOSTUP_IDS } from './flips/hostup-ids.ts';
import { HOSTUP_MEDIA } from './flips/hostup-media.ts';
import { VPSBG } from './flips/vpsbg.ts';

/**
 * When `npm run probe` shows that an assumption is wrong, one edit in `src/contracts/assumptions.ts` is enough. Each test
 * makes such an edit and looks at what the product does before and after it.
 */
const FLIPS = { ...VPSBG, ...HOSTUP_IDS, ...HOSTUP_MEDIA, ...HOSTUP_ACTIONS };
const FILE = fileURLToPath(new URL('../../src/contracts/assumptions.ts', import.meta.url));

/** The file with one edit, as a module elsewhere, so that nobody else reads it. */
function edited([from, to]: readonly [string, string]): string {
  const source = readFileSync(FILE, 'utf8');
  expect(source.split(from), `${from} stands once in the file`).toHaveLength(2);
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-assumptions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'assumptions.ts');
  const absolute = source
    .replace(from, () => to)
    .replaceAll(/from '(\.[^']+)'/g, (_, target: string) => `from '${resolve(dirname(FILE), target)}'`)
    .replace(`from 'valibot'`, `from '${fileURLToPath(import.meta.resolve('valibot'))}'`);
  writeFileSync(path, absolute);
  return path;
}

test('each assumption has its flip: a new one needs its own', () => {
  expect(Object.keys(FLIPS).toSorted()).toEqual(Object.keys(assumptions).toSorted());
});

test.each(Object.entries(FLIPS))('%s, as the file has it', async (_, { look, before }) => {
  expect(await look()).toEqual(before);
});

test.each(Object.entries(FLIPS))('%s: one edit is enough', async (_, { edit, look, after }) => {
  const path = edited(edit);
  vi.doMock(FILE, () => import(path));
  vi.resetModules();
  onTestFinished(() => {
    vi.doUnmock(FILE);
  });
  expect(await look()).toEqual(after);
});
