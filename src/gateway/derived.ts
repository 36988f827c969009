import { createByteBudget } from './byte-budget.ts';
import { bytesOf, type Outcome } from './provider-reads.ts';

/** An outcome with a body. */
export type Good = Extract<Outcome, { ok: true }>;

/** For everything made of outcomes that are kept, of all accounts. */
const budget = createByteBudget(16 * 1024 * 1024);
const made = new WeakMap<Good, Map<string, Good>>();
const bodies = new WeakMap<Good, unknown>();

/**
 * What is made of an outcome under a name, made once as long as the outcome is kept and the memory for it lasts. So it
 * is the same object each time, and what is made of that in turn (its hash, its compressed form) is made once as well.
 */
export function derived(outcome: Good, name: string, make: () => Good): Good {
  const ofOutcome = made.get(outcome) ?? new Map<string, Good>();
  made.set(outcome, ofOutcome);
  const known = ofOutcome.get(name);
  if (known) return known;
  const value = make();
  ofOutcome.set(name, value);
  // Weakly: what is made of an outcome must not keep the outcome, which is counted elsewhere, when that is dropped.
  const held = new WeakRef(ofOutcome);
  budget.hold(bytesOf(value), () => held.deref()?.delete(name));
  return value;
}

/** The JSON of an outcome's body, parsed once as long as the outcome is kept. Not to be changed. */
export function parsed(outcome: Good): unknown {
  if (!bodies.has(outcome)) bodies.set(outcome, JSON.parse(outcome.body));
  return bodies.get(outcome);
}
