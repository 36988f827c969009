/** Memory for what can be made again: when it is used up, what was put in first goes first. */
export interface ByteBudget {
  /**
   * Counts something that is kept from now on.
   *
   * @param forget is called when it must go, at once where it alone is larger than the budget
   * @returns ends the counting, when it has gone for another reason
   */
  hold(bytes: number, forget: () => void): () => void;
  /** What is counted now. */
  readonly held: number;
}

/** @param maxBytes of everything held at once */
export function createByteBudget(maxBytes: number): ByteBudget {
  const kept = new Set<{ bytes: number; forget: () => void }>();
  let held = 0;
  const release = (one: { bytes: number; forget: () => void }) => {
    if (kept.delete(one)) held -= one.bytes;
  };
  return {
    get held() {
      return held;
    },
    hold(bytes, forget) {
      const one = { bytes, forget };
      kept.add(one);
      held += bytes;
      for (const each of kept) {
        if (held <= maxBytes) break;
        release(each);
        each.forget();
      }
      return () => release(one);
    },
  };
}
