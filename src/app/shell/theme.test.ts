import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import type { SafeStorage } from '../session/safe-storage.ts';
import { ThemeChoice, THEMES } from './theme.ts';

function storageWith(kept: string | null): SafeStorage {
  let value = kept;
  return {
    read: () => value,
    write: (_, next) => {
      value = next;
    },
  };
}

describe('theme choice', () => {
  it.each([
    [null, 'system', undefined],
    ['system', 'system', undefined],
    ['light', 'light', 'light'],
    ['dark', 'dark', 'dark'],
    ['Dark', 'system', undefined],
    ['{"theme":"dark"}', 'system', undefined],
    ['', 'system', undefined],
  ])('kept as %j it is %s', (kept, theme, attribute) => {
    const root = { dataset: {} as DOMStringMap };
    const choice = new ThemeChoice(() => root, storageWith(kept));
    choice.apply();
    expect(choice.current()).toBe(theme);
    expect(root.dataset['theme']).toBe(attribute);
  });

  it('keeps, applies and announces a new choice', () => {
    const root = { dataset: {} as DOMStringMap };
    const storage = storageWith(null);
    const choice = new ThemeChoice(() => root, storage);
    const notified = vi.fn<() => void>();
    const stop = choice.subscribe(notified);
    choice.choose('dark');
    expect(root.dataset['theme']).toBe('dark');
    expect(new ThemeChoice(() => root, storage).current()).toBe('dark');
    choice.choose('system');
    expect(root.dataset).not.toHaveProperty('theme');
    stop();
    choice.choose('light');
    expect(notified).toHaveBeenCalledTimes(2);
  });
});

describe('theme.js, which the page runs before the app', () => {
  const script = readFileSync(new URL('../../../public/theme.js', import.meta.url), 'utf8');

  it.each([...THEMES, 'neon', null])('puts the kept choice %j on the page as the app does', (kept) => {
    const early = { dataset: {} };
    const window = { localStorage: { getItem: (key: string) => (key === 'drivebay.theme' ? kept : null) } };
    runInNewContext(script, { window, document: { documentElement: early } });
    const late = { dataset: {} };
    new ThemeChoice(() => late, storageWith(kept)).apply();
    expect(early).toEqual(late);
  });

  it.each([
    ['sv', 'en', '', 'other'],
    ['sv', 'sv', '', undefined],
    ['sv', 'en', '?q=x&lang=en', undefined],
    [null, 'en', '', undefined],
  ])(
    'with the language %j kept, a page in %s with the query "%s" is marked %s',
    (kept, lang, search, mark) => {
      const root = { lang, dataset: {} };
      const window = {
        localStorage: { getItem: (key: string) => (key === 'drivebay.language' ? kept : null) },
      };
      runInNewContext(script, { window, location: { search }, document: { documentElement: root } });
      expect(root.dataset).toEqual(mark === undefined ? {} : { language: mark });
    },
  );

  it('leaves the page as it is where storage is blocked', () => {
    const early = { dataset: {} };
    const window = {
      get localStorage() {
        throw new Error('denied');
      },
    };
    runInNewContext(script, { window, document: { documentElement: early } });
    expect(early).toEqual({ dataset: {} });
  });
});
