import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RateGate, spread } from './rate-gate.ts';
import { MAX_WAIT_MS, MIN_WAIT_MS } from './retry-after.ts';

const runs = { numRuns: 1_000 };
const HOUR_MS = 3_600_000;

function gateAt(from = 0) {
  const time = { now: from };
  return { time, gate: new RateGate({ clock: () => time.now }) };
}

test('it stays shut for the asked time; a shorter wait never shortens a longer one', () => {
  const { time, gate } = gateAt(1_000);
  expect([gate.remaining, gate.opensAt, gate.admit()]).toEqual([0, undefined, 'open']);
  expect(gate.shut(7_000)).toBe(8_000);
  expect(gate.shut(2_000)).toBe(8_000);
  expect([gate.remaining, gate.opensAt, gate.admit()]).toEqual([7_000, 8_000, 'shut']);
  time.now += 6_999;
  expect([gate.remaining, gate.admit()]).toEqual([1, 'shut']);
  time.now += 1;
  expect([gate.remaining, gate.opensAt, gate.admit()]).toEqual([0, undefined, 'open']);
});

test.each([
  [0, MIN_WAIT_MS],
  [-5, MIN_WAIT_MS],
  [Number.NaN, MIN_WAIT_MS],
  [Infinity, MAX_WAIT_MS],
  [1e12, MAX_WAIT_MS],
])('a wait of %d ms is clamped to %d ms', (wait, clamped) => {
  const { gate } = gateAt();
  gate.shut(wait);
  expect(gate.remaining).toBe(clamped);
});

test('whatever was asked in whatever order, it opens with the longest wait and not before', () => {
  const steps = fc.array(fc.tuple(fc.double(), fc.integer({ min: 0, max: 100_000 })), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (asked) => {
      const { time, gate } = gateAt();
      let last = 0;
      for (const [wait, after] of asked) {
        const opens = gate.shut(wait);
        expect(opens).toBeGreaterThanOrEqual(last);
        expect(gate.remaining).toBeGreaterThanOrEqual(MIN_WAIT_MS);
        expect(gate.remaining).toBeLessThanOrEqual(MAX_WAIT_MS);
        last = opens;
        time.now += after;
        expect(gate.admit()).toBe(time.now < last ? 'shut' : 'open');
      }
    }),
    runs,
  );
});

test('the spread is at most a tenth, never less than a quarter of a second, and only ever added', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: MIN_WAIT_MS, max: MAX_WAIT_MS }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (asked, random) => {
        const more = spread(asked, () => random);
        expect(more).toBeGreaterThanOrEqual(250);
        expect(more).toBeLessThanOrEqual(Math.max(250, asked * 0.1));
      },
    ),
    runs,
  );
  const gate = new RateGate({ clock: () => 0, more: (asked) => asked / 10 });
  expect(gate.shut(10_000)).toBe(11_000);
});

test('a person may try once a minute while more than an hour is left, and one call passes each time', () => {
  const { time, gate } = gateAt();
  gate.shut(HOUR_MS + 90_000);
  expect(gate.takesTryByHand).toBe(true);
  gate.tryByHand();
  expect(gate.takesTryByHand).toBe(false);
  gate.tryByHand();
  expect([gate.admit(), gate.admit()]).toEqual(['let-through', 'shut']);
  time.now += 59_999;
  gate.tryByHand();
  expect(gate.admit()).toBe('shut');
  time.now += 1;
  gate.tryByHand();
  expect([gate.admit(), gate.admit()]).toEqual(['let-through', 'shut']);
  time.now += 60_000;
  // An hour or less is waited out.
  expect(gate.takesTryByHand).toBe(false);
  gate.tryByHand();
  expect(gate.admit()).toBe('shut');
});

test('an hour exactly is waited out; an open gate takes no try', () => {
  const { gate } = gateAt();
  expect(gate.takesTryByHand).toBe(false);
  gate.shut(HOUR_MS);
  expect(gate.takesTryByHand).toBe(false);
});

test('after sleep one call finds out how things are; its answer opens the gate or shuts it anew', () => {
  const { gate } = gateAt();
  gate.doubt();
  gate.shut(30_000);
  expect(gate.admit()).toBe('shut');
  gate.doubt();
  expect([gate.admit(), gate.admit()]).toEqual(['let-through', 'shut']);
  gate.open();
  expect([gate.remaining, gate.opensAt, gate.admit()]).toEqual([0, undefined, 'open']);
  gate.shut(5_000);
  expect(gate.remaining).toBe(5_000);
});

test('however often a person tries and the machine sleeps, one permission lets one call through', () => {
  const act = fc.constantFrom('try', 'sleep', 'call', 'wait', 'shut');
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const { time, gate } = gateAt();
      gate.shut(MAX_WAIT_MS);
      let permissions = 0;
      let passed = 0;
      for (const each of acts) {
        if (each === 'wait') time.now += 20_000;
        if (each === 'shut') gate.shut(MAX_WAIT_MS);
        if (each === 'try') permissions += Number(gate.takesTryByHand);
        if (each === 'try') gate.tryByHand();
        if (each === 'sleep') permissions += 1;
        if (each === 'sleep') gate.doubt();
        if (each === 'call') passed += Number(gate.admit() !== 'shut');
      }
      expect(passed).toBeLessThanOrEqual(permissions);
    }),
    runs,
  );
});
