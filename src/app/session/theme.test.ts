import { describe, expect, it, vi } from 'vitest';
import type { SafeStorage } from './safe-storage.ts';
import { ThemeChoice } from './theme.ts';

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

  it('keeps, applies and tells a new choice', () => {
    const root = { dataset: {} as DOMStringMap };
    const storage = storageWith(null);
    const choice = new ThemeChoice(() => root, storage);
    const told = vi.fn<() => void>();
    const stop = choice.subscribe(told);
    choice.choose('dark');
    expect(root.dataset['theme']).toBe('dark');
    expect(new ThemeChoice(() => root, storage).current()).toBe('dark');
    choice.choose('system');
    expect(root.dataset).not.toHaveProperty('theme');
    stop();
    choice.choose('light');
    expect(told).toHaveBeenCalledTimes(2);
  });
});
