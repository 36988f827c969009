import { describe, expect, it } from 'vitest';
import { createSafeStorage } from './safe-storage.ts';

function memoryStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

function refuse(): never {
  throw new DOMException('The operation is insecure.', 'SecurityError');
}

describe('safe storage', () => {
  it('reads what was written, also through another door to the same storage', () => {
    const shared = memoryStorage();
    createSafeStorage(() => shared).write('theme', 'dark');
    expect(createSafeStorage(() => shared).read('theme')).toBe('dark');
  });

  it('returns null for what was never written', () => {
    expect(createSafeStorage(memoryStorage).read('theme')).toBeNull();
  });

  it.each([
    ['access throws', refuse],
    ['there is none', () => undefined],
    ['reading and writing throw', () => ({ getItem: refuse, setItem: refuse })],
    ['only writing throws', () => ({ ...memoryStorage(), setItem: refuse })],
  ])('remembers until the page closes when %s', (_, open) => {
    const storage = createSafeStorage(open);
    expect(storage.read('theme')).toBeNull();
    storage.write('theme', 'dark');
    storage.write('theme', 'light');
    expect(storage.read('theme')).toBe('light');
  });

  it('prefers the newer value once writing works again', () => {
    const working = memoryStorage();
    let full = true;
    const storage = createSafeStorage(() => (full ? { ...working, setItem: refuse } : working));
    storage.write('theme', 'dark');
    full = false;
    storage.write('theme', 'light');
    expect(storage.read('theme')).toBe('light');
    expect(working.getItem('theme')).toBe('light');
  });
});
