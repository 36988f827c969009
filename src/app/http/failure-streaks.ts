/** So many paths are counted at most; the one that failed longest ago goes first. */
const MAX_COUNTED = 100;

/** Failures in a row of each path, for the back-off. Bounded: paths hold ids that people type. */
export class FailureStreaks {
  readonly #counts = new Map<string, number>();

  /** Counts one more failure of a path and returns how many there were in a row, from 1. */
  failed(path: string): number {
    const count = (this.#counts.get(path) ?? 0) + 1;
    this.#counts.delete(path);
    this.#counts.set(path, count);
    const [oldest] = this.#counts.keys();
    if (this.#counts.size > MAX_COUNTED && oldest !== undefined) this.#counts.delete(oldest);
    return count;
  }

  /** How many failures in a row a path has had. */
  count(path: string): number {
    return this.#counts.get(path) ?? 0;
  }

  succeeded(path: string): void {
    this.#counts.delete(path);
  }

  /** How many paths are counted. */
  get size(): number {
    return this.#counts.size;
  }
}
