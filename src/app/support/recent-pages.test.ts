import { expect, test } from 'vitest';
import { createSafeStorage } from '../session/safe-storage.ts';
import { createRecentPages } from './recent-pages.ts';

const KEY = 'drivebay.recent.1';

function stored(text?: string) {
  const kept = new Map(text === undefined ? [] : [[KEY, text]]);
  const storage = createSafeStorage(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  return { recent: createRecentPages(storage), kept };
}

const vps = (id: string) => ({ kind: 'vps', id }) as const;

test('the newest five, each once', () => {
  const { recent, kept } = stored();
  for (const [at, id] of ['vps_a', 'vps_b', 'vps_c', 'vps_d', 'vps_e', 'vps_f', 'vps_b'].entries()) {
    recent.keep(vps(id), at);
  }
  expect(recent.read().map(({ id }) => id)).toEqual(['vps_b', 'vps_f', 'vps_e', 'vps_d', 'vps_c']);
  recent.clear();
  expect(recent.read()).toEqual([]);
  expect(kept.get(KEY)).toBe('[]');
});

test('nothing but id, kind and time is kept', () => {
  const { recent, kept } = stored();
  const found = { ...vps('vps_a'), isos: ['1'], text: 'a mail' };
  recent.keep(found, 7);
  expect(kept.get(KEY)).toBe('[{"kind":"vps","id":"vps_a","at":7}]');
});

test.each(['', '{', 'null', '{"a":1}', '[null,7,{"kind":"vps"},{"kind":"vps","id":"../x","at":1}]'])(
  'what is stored is not trusted: %s',
  (text) => {
    expect(stored(text).recent.read()).toEqual([]);
  },
);

test('where storage is blocked they last until the page is closed', () => {
  const recent = createRecentPages(
    createSafeStorage(() => {
      throw new Error('blocked');
    }),
  );
  recent.keep({ kind: 'iso', id: '12' }, 1);
  expect(recent.read()).toEqual([{ kind: 'iso', id: '12', at: 1 }]);
});
