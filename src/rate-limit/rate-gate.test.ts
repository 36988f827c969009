import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateGate } from './rate-gate.ts';
import { MAX_WAIT_MS, MIN_WAIT_MS } from './retry-after.ts';

const runs = { numRuns: 1_000 };
const MINUTE_MS = 60_000;

function gateAt(from = 0) {
  const time = { now: from };
  return { time, gate: new RateGate<string>(() => time.now) };
}

test('it stays closed for the credible wait; a shorter one never shortens a longer one, nor takes its reason', () => {
  const { time, gate } = gateAt(1_000);
  expect([gate.remaining, gate.opensAt, gate.admit()]).toEqual([0, undefined, 'open']);
  gate.close(7_000, 'first');
  gate.close(2_000, 'second');
  expect([gate.remaining, gate.opensAt, gate.reason, gate.admit()]).toEqual([
    7_000,
    8_000,
    'first',
    'closed',
  ]);
  gate.close(7_001, 'third');
  expect([gate.opensAt, gate.reason]).toEqual([8_001, 'third']);
  time.now += 7_000;
  expect([gate.remaining, gate.admit()]).toEqual([1, 'closed']);
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
  gate.close(wait, '');
  expect(gate.remaining).toBe(clamped);
});

test('whatever credible waits come in whatever order, it opens with the longest and not before', () => {
  const steps = fc.array(fc.tuple(fc.double(), fc.integer({ min: 0, max: 100_000 })), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (waits) => {
      const { time, gate } = gateAt();
      let last = 0;
      for (const [wait, after] of waits) {
        gate.close(wait, '');
        const opens = gate.opensAt ?? 0;
        expect(opens).toBeGreaterThanOrEqual(last);
        expect(gate.remaining).toBeGreaterThanOrEqual(MIN_WAIT_MS);
        expect(gate.remaining).toBeLessThanOrEqual(MAX_WAIT_MS);
        last = opens;
        time.now += after;
        expect(gate.admit()).toBe(time.now < last ? 'closed' : 'open');
      }
    }),
    runs,
  );
});

describe('while a wait is not credible', () => {
  function probing() {
    const { time, gate } = gateAt();
    gate.close('probe', 'absurd');
    time.now += MINUTE_MS;
    return { time, gate };
  }

  test('the first probe goes after a minute, and no other request with it', () => {
    const { time, gate } = gateAt();
    gate.close('probe', 'absurd');
    time.now += MINUTE_MS - 1;
    expect([gate.admit(), gate.remaining]).toEqual(['closed', 1]);
    time.now += 1;
    expect([gate.remaining, gate.admit(), gate.admit(), gate.admit()]).toEqual([
      0,
      'probe',
      'closed',
      'closed',
    ]);
  });

  test('the others wait for the result of a probe that is under way, and not for the next', () => {
    const { time, gate } = probing();
    gate.admit();
    expect([gate.remaining, gate.opensAt]).toEqual([2_000, time.now + 2_000]);
    time.now += 1_500;
    expect(gate.remaining).toBe(1_000);
    time.now += 8_500;
    expect([gate.remaining, gate.admit()]).toEqual([1_000, 'closed']);
    gate.probeEnded();
    expect([gate.remaining, gate.admit()]).toEqual([50_000, 'closed']);
  });

  test('a good result opens it at once for everybody', () => {
    const { gate } = probing();
    gate.admit();
    gate.open();
    expect([gate.remaining, gate.admit(), gate.admit()]).toEqual([0, 'open', 'open']);
  });

  test('a credible wait replaces it, shorter or longer', () => {
    for (const wait of [7_000, 600_000]) {
      const { time, gate } = probing();
      gate.admit();
      gate.close(wait, 'credible');
      gate.probeEnded();
      expect([gate.remaining, gate.reason]).toEqual([wait, 'credible']);
      time.now += wait;
      expect([gate.admit(), gate.admit()]).toEqual(['open', 'open']);
    }
  });

  test('another absurd wait is another minute', () => {
    const { time, gate } = probing();
    gate.admit();
    time.now += 300;
    gate.close('probe', 'again');
    gate.probeEnded();
    expect(gate.remaining).toBe(MINUTE_MS);
  });

  test('without any result the next probe goes a minute after the last', () => {
    const { time, gate } = probing();
    gate.admit();
    time.now += 10_000;
    gate.probeEnded();
    time.now += 50_000 - 1;
    expect(gate.admit()).toBe('closed');
    time.now += 1;
    expect(gate.admit()).toBe('probe');
  });

  test('an absurd wait does not shorten a credible one', () => {
    const { time, gate } = gateAt();
    gate.close(600_000, 'credible');
    gate.close('probe', 'absurd');
    expect([gate.remaining, gate.reason]).toEqual([600_000, 'credible']);
    time.now += 600_000;
    expect([gate.admit(), gate.admit()]).toEqual(['probe', 'closed']);
  });
});

test('after sleep one probe finds out how things are; its result opens or closes', () => {
  const { gate } = gateAt();
  gate.doubt();
  expect(gate.admit()).toBe('open');
  gate.close(600_000, '');
  expect(gate.admit()).toBe('closed');
  gate.doubt();
  expect([gate.admit(), gate.admit()]).toEqual(['probe', 'closed']);
  gate.open();
  gate.probeEnded();
  expect([gate.remaining, gate.opensAt, gate.admit()]).toEqual([0, undefined, 'open']);
  gate.close(5_000, '');
  expect(gate.remaining).toBe(5_000);
});

test('whatever happens, while the waits are absurd no minute sees two requests', () => {
  const act = fc.constantFrom('sleep', 'call', 'wait', 'refused', 'no response');
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const { time, gate } = gateAt();
      gate.close('probe', '');
      const sent: number[] = [];
      for (const each of acts) {
        if (each === 'wait') time.now += 20_000;
        if (each === 'sleep') gate.doubt();
        if (each === 'call' && gate.admit() !== 'closed') sent.push(time.now);
        if (each === 'refused') gate.close('probe', '');
        if (each === 'refused' || each === 'no response') gate.probeEnded();
      }
      for (const [n, at] of sent.entries())
        expect((sent[n + 1] ?? Infinity) - at).toBeGreaterThanOrEqual(MINUTE_MS);
    }),
    runs,
  );
});
