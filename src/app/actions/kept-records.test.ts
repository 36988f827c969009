import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import { KeptRecord } from './kept-records.ts';

afterEach(() => vi.unstubAllGlobals());

test('what another tab keeps is not overwritten', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  const record = new KeptRecord('downloads', v.array(v.string()), []);
  let notified = 0;
  record.subscribe(() => (notified += 1));
  record.write(['first']);

  kept.set('downloads', '["first","second"]');
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'other' }));
  expect(notified).toBe(1);
  page.dispatchEvent(Object.assign(new Event('storage'), { key: 'downloads' }));
  expect(notified).toBe(2);
  record.write([...record.current(), 'third']);
  expect(kept.get('downloads')).toBe('["first","second","third"]');
});
