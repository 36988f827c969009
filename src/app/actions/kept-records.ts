import * as v from 'valibot';
import { safeStorage } from '../session/safe-storage.ts';

/** A value of one VPS that outlives a reload where the browser allows it, and the page where not. */
export class KeptRecord<T> {
  readonly #listeners = new Set<() => void>();
  #value: T;

  /**
   * @param key in the browser's storage
   * @param empty the value while nothing is kept, or what is kept cannot be read
   */
  constructor(
    private readonly key: string,
    schema: v.GenericSchema<unknown, T>,
    empty: T,
  ) {
    this.#value = readKept(key, schema) ?? empty;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly current = (): T => this.#value;

  write(value: T): void {
    this.#value = value;
    safeStorage.write(this.key, JSON.stringify(value));
    for (const listener of this.#listeners) listener();
  }
}

function readKept<T>(key: string, schema: v.GenericSchema<unknown, T>): T | undefined {
  const text = safeStorage.read(key);
  if (text === null) return undefined;
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
