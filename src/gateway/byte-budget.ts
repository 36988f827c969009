/** Memory for what can be made again: when it is used up, what was put in first goes first. */
export interface ByteBudget {
  /**
   * Counts something that is cached from now on.
   *
   * @param forget is called when it must go, at once where it alone is larger than the budget
   * @returns ends the counting, when it has gone for another reason
   */
  hold(bytes: number, forget: () => void): () => void;
  /** What is counted now. */
  readonly used: number;
}

/** @param maxBytes of everything used at once */
export function createByteBudget(maxBytes: number): ByteBudget {
  const cached = new Set<{ bytes: number; forget: () => void }>();
  let used = 0;
  const release = (one: { bytes: number; forget: () => void }) => {
    if (cached.delete(one)) used -= one.bytes;
  };
  return {
    get used() {
      return used;
    },
    hold(bytes, forget) {
      const one = { bytes, forget };
      cached.add(one);
      used += bytes;
      for (const each of cached) {
        if (used <= maxBytes) break;
        release(each);
        each.forget();
      }
      return () => release(one);
    },
  };
}
