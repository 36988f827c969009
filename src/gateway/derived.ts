import { createByteBudget } from './byte-budget.ts';
import { bytesOf, type Outcome } from './outcome.ts';

/** An outcome with a body. */
export type Good = Extract<Outcome, { ok: true }>;

/** For everything derived from cached outcomes, of all accounts. */
const budget = createByteBudget(16 * 1024 * 1024);
const made = new WeakMap<Good, Map<string, Good>>();
const bodies = new WeakMap<Good, unknown>();

/**
 * What is derived from an outcome under a name, once as long as the outcome is cached and the memory for it lasts. So it
 * is the same object each time, and what is derived from that in turn (its hash, its compressed form) is derived once.
 */
export function derived(outcome: Good, name: string, make: () => Good): Good {
  const ofOutcome = made.get(outcome) ?? new Map<string, Good>();
  made.set(outcome, ofOutcome);
  const known = ofOutcome.get(name);
  if (known) return known;
  const value = make();
  ofOutcome.set(name, value);
  // Weakly: what is made of an outcome must not keep the outcome, which is counted elsewhere, when that is dropped.
  const weakly = new WeakRef(ofOutcome);
  budget.hold(bytesOf(value), () => weakly.deref()?.delete(name));
  return value;
}

/** The JSON of an outcome's body, parsed once as long as the outcome is cached. Not to be changed. */
export function parsed(outcome: Good): unknown {
  if (!bodies.has(outcome)) bodies.set(outcome, JSON.parse(outcome.body));
  return bodies.get(outcome);
}
