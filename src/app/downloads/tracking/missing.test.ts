import { afterEach, expect, test, vi } from 'vitest';
import type { Iso } from '../../../contracts/vpsbg/iso.ts';
import sample from '../../../contracts/vpsbg/samples/iso.json';
import { RequestError } from '../../http/errors.ts';
import { forgetAll } from '../../http/forget.ts';
import { checkMissing } from './missing.ts';

const iso = (id: number, status = 'downloaded'): Iso => ({ ...sample, id, status });

afterEach(() => {
  vi.useRealTimers();
  forgetAll();
});

/** The ids read after one list that lacks `missing`. */
async function readAfter(missing: Iso[], fails?: RequestError): Promise<number[]> {
  const read: number[] = [];
  await checkMissing(missing, (id) => {
    read.push(id);
    return fails ? Promise.reject(fails) : Promise.resolve();
  });
  return read;
}

const failure = (kind: 'forbidden' | 'server') =>
  new RequestError({ kind, detail: '', provider: 'vpsbg', path: '', at: 0, retryAt: 0 });

test('few are read after one list, those that move first; the others after the next lists', async () => {
  const missing = [iso(1), iso(2), iso(3), iso(4, 'downloading')];
  expect(await readAfter(missing)).toEqual([4, 1, 2]);
  expect(await readAfter(missing)).toEqual([3]);
  expect(await readAfter(missing)).toEqual([]);
});

test('each is read once in 15 s, one that cannot be read for good not again', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  expect(await readAfter([iso(1)], failure('server'))).toEqual([1]);
  expect(await readAfter([iso(2)], failure('forbidden'))).toEqual([2]);
  expect(await readAfter([iso(1), iso(2)])).toEqual([]);
  vi.advanceTimersByTime(15_000);
  expect(await readAfter([iso(1), iso(2)])).toEqual([1]);
});
