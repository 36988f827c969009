/** An assumption that turns out to be wrong, and the one edit of `src/contracts/assumptions.ts` that says what is right. */
export interface Flip {
  /** What the providers do in truth. */
  truth: string;
  /** What stands in the file, once, and what takes its place. */
  edit: readonly [from: string, to: string];
  /** What the product makes of it. It imports what it needs, so that each look reads the assumptions anew. */
  look: () => Promise<unknown>;
  /** What `look` finds as long as the file is wrong. */
  before: unknown;
  /** What it finds after the edit. */
  after: unknown;
}
