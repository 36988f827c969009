import { onForget } from '../http/forget.ts';
import * as surface from '../surface.ts';

/** Text kept between visits, by key. */
export interface SafeStorage {
  /** What was kept, or `null`. It may be of another version or of another hand: read it with a schema. */
  read: (key: string) => string | null;
  write: (key: string, value: string) => void;
}

/**
 * Storage that never throws. Browsers refuse theirs in many ways: in third-party frames on access, in private modes on
 * write, when full at any time. What could not be written is remembered until the page closes.
 *
 * @param open gives the browser's storage for a key, and may throw
 */
export function createSafeStorage(
  open: (key: string) => Pick<Storage, 'getItem' | 'setItem'> | undefined,
): SafeStorage & { forget: () => void } {
  const memory = new Map<string, string>();
  return {
    read(key) {
      const remembered = memory.get(key);
      if (remembered !== undefined) return remembered;
      try {
        return open(key)?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    write(key, value) {
      memory.delete(key);
      try {
        const storage = open(key);
        if (!storage) memory.set(key, value);
        storage?.setItem(key, value);
      } catch {
        memory.set(key, value);
      }
    },
    /** Drops what would be remembered until the page closes. */
    forget: () => memory.clear(),
  };
}

let isSealed: (key: string) => boolean = () => false;

/** The only door to the browser's storage. In a control panel's frame nothing is kept beyond the page. */
export const safeStorage = createSafeStorage((key) =>
  surface.framed || isSealed(key) ? undefined : globalThis.localStorage,
);
onForget(safeStorage.forget);

/** From now on what the browser keeps under these keys is neither read nor changed. */
export function sealStorage(keys: (key: string) => boolean): void {
  isSealed = keys;
  safeStorage.forget();
}
