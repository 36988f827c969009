import { sealStorage } from './safe-storage.ts';

const KEY = 'drivebay.person';
/** Belongs to the browser, whoever sits at it. */
const KEPT: ReadonlySet<string> = new Set(['drivebay.theme', 'drivebay.language', KEY]);

/**
 * What is kept in this browser is of one person: for another one it is removed, before anything reads it.
 *
 * @param person stands for who is signed in; `null` when nobody is
 */
export function keepStorageOf(person: string | null): void {
  try {
    const { localStorage: kept, sessionStorage: visit } = globalThis;
    if (person !== null && kept.getItem(KEY) === person) return;
    for (const key of Object.keys(kept))
      if (key.startsWith('drivebay') && !KEPT.has(key)) kept.removeItem(key);
    visit.clear();
    if (person === null) kept.removeItem(KEY);
    else kept.setItem(KEY, person);
  } catch {
    // Blocked: then nothing is kept.
  }
}

/**
 * From now on nothing of the person is kept or read: after signing out, when the page may still write as it goes, and in
 * the customer's view, which is not what this person saw.
 */
export function keepNothing(): void {
  sealStorage((key) => !KEPT.has(key));
}
