import * as v from 'valibot';
import { safeStorage } from '../session/safe-storage.ts';

/** A value that outlives what shows it, as long as the page. */
export class Cell<T> {
  readonly #listeners = new Set<() => void>();

  constructor(private value: T) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly current = (): T => this.value;

  write(value: T): void {
    this.value = value;
    for (const listener of this.#listeners) listener();
  }
}

/** One that outlives a reload too, where the browser allows it. The tabs of a browser share it. */
export class KeptRecord<T> extends Cell<T> {
  /**
   * @param key in the browser's storage
   * @param empty the value while nothing is kept, or what is kept cannot be read
   */
  constructor(
    private readonly key: string,
    schema: v.GenericSchema<unknown, T>,
    empty: T,
  ) {
    const read = () => readKept(key, schema) ?? empty;
    super(read());
    // Otherwise this tab would overwrite what another one has kept.
    globalThis.addEventListener?.('storage', (event) => {
      if (event.key === key) super.write(read());
    });
  }

  override write(value: T): void {
    safeStorage.write(this.key, JSON.stringify(value));
    super.write(value);
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
