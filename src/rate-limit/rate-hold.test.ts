import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RateHold } from './rate-hold.ts';
import { MAX_WAIT_MS, MIN_WAIT_MS } from './retry-after.ts';

const runs = { numRuns: 1_000 };
const MINUTE_MS = 60_000;

function holdAt(from = 0) {
  const time = { now: from };
  return { time, hold: new RateHold<string>(() => time.now) };
}

test('it stays closed for the credible wait; a shorter one never shortens a longer one, nor takes its reason', () => {
  const { time, hold } = holdAt(1_000);
  expect([hold.remaining, hold.opensAt, hold.admit()]).toEqual([0, undefined, 'open']);
  hold.close(7_000, 'first');
  hold.close(2_000, 'second');
  expect([hold.remaining, hold.opensAt, hold.reason, hold.admit()]).toEqual([
    7_000,
    8_000,
    'first',
    'closed',
  ]);
  hold.close(7_001, 'third');
  expect([hold.opensAt, hold.reason]).toEqual([8_001, 'third']);
  time.now += 7_000;
  expect([hold.remaining, hold.admit()]).toEqual([1, 'closed']);
  time.now += 1;
  expect([hold.remaining, hold.opensAt, hold.admit()]).toEqual([0, undefined, 'open']);
});

test.each([
  [0, MIN_WAIT_MS],
  [-5, MIN_WAIT_MS],
  [Number.NaN, MIN_WAIT_MS],
  [Infinity, MAX_WAIT_MS],
  [1e12, MAX_WAIT_MS],
])('a wait of %d ms is clamped to %d ms', (wait, clamped) => {
  const { hold } = holdAt();
  hold.close(wait, '');
  expect(hold.remaining).toBe(clamped);
});

test('whatever credible waits come in whatever order, it opens with the longest and not before', () => {
  const steps = fc.array(fc.tuple(fc.double(), fc.integer({ min: 0, max: 100_000 })), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (waits) => {
      const { time, hold } = holdAt();
      let last = 0;
      for (const [wait, after] of waits) {
        hold.close(wait, '');
        const opens = hold.opensAt ?? 0;
        expect(opens).toBeGreaterThanOrEqual(last);
        expect(hold.remaining).toBeGreaterThanOrEqual(MIN_WAIT_MS);
        expect(hold.remaining).toBeLessThanOrEqual(MAX_WAIT_MS);
        last = opens;
        time.now += after;
        expect(hold.admit()).toBe(time.now < last ? 'closed' : 'open');
      }
    }),
    runs,
  );
});

describe('while a wait is not credible', () => {
  function probing() {
    const { time, hold } = holdAt();
    hold.close('probe', 'absurd');
    time.now += MINUTE_MS;
    return { time, hold };
  }

  test('the first probe goes after a minute, and no other request with it', () => {
    const { time, hold } = holdAt();
    hold.close('probe', 'absurd');
    time.now += MINUTE_MS - 1;
    expect([hold.admit(), hold.remaining]).toEqual(['closed', 1]);
    time.now += 1;
    expect([hold.remaining, hold.admit(), hold.admit(), hold.admit()]).toEqual([
      0,
      'probe',
      'closed',
      'closed',
    ]);
  });

  test('the others wait for the result of a probe that is in progress, and not for the next', () => {
    const { time, hold } = probing();
    hold.admit();
    expect([hold.remaining, hold.opensAt]).toEqual([2_000, time.now + 2_000]);
    time.now += 1_500;
    expect(hold.remaining).toBe(1_000);
    time.now += 8_500;
    expect([hold.remaining, hold.admit()]).toEqual([1_000, 'closed']);
    hold.probeEnded();
    expect([hold.remaining, hold.admit()]).toEqual([50_000, 'closed']);
  });

  test('a good result opens it at once for everyone', () => {
    const { hold } = probing();
    hold.admit();
    hold.open();
    expect([hold.remaining, hold.admit(), hold.admit()]).toEqual([0, 'open', 'open']);
  });

  test('a credible wait replaces it, shorter or longer', () => {
    for (const wait of [7_000, 600_000]) {
      const { time, hold } = probing();
      hold.admit();
      hold.close(wait, 'credible');
      hold.probeEnded();
      expect([hold.remaining, hold.reason]).toEqual([wait, 'credible']);
      time.now += wait;
      expect([hold.admit(), hold.admit()]).toEqual(['open', 'open']);
    }
  });

  test('another absurd wait is another minute', () => {
    const { time, hold } = probing();
    hold.admit();
    time.now += 300;
    hold.close('probe', 'again');
    hold.probeEnded();
    expect(hold.remaining).toBe(MINUTE_MS);
  });

  test('without any result the next probe goes a minute after the last', () => {
    const { time, hold } = probing();
    hold.admit();
    time.now += 10_000;
    hold.probeEnded();
    time.now += 50_000 - 1;
    expect(hold.admit()).toBe('closed');
    time.now += 1;
    expect(hold.admit()).toBe('probe');
  });

  test('an absurd wait does not shorten a credible one', () => {
    const { time, hold } = holdAt();
    hold.close(600_000, 'credible');
    for (let n = 0; n < 2; n += 1) {
      hold.close('probe', 'absurd');
      expect([hold.remaining, hold.reason, hold.probes]).toEqual([600_000, 'credible', true]);
    }
    time.now += 600_000;
    expect([hold.admit(), hold.admit()]).toEqual(['probe', 'closed']);
  });
});

test('after sleep one probe finds out how things are; its result opens or closes', () => {
  const { hold } = holdAt();
  hold.recheck();
  expect(hold.admit()).toBe('open');
  hold.close(600_000, '');
  expect(hold.admit()).toBe('closed');
  hold.recheck();
  expect([hold.admit(), hold.admit()]).toEqual(['probe', 'closed']);
  hold.open();
  hold.probeEnded();
  expect([hold.remaining, hold.opensAt, hold.admit()]).toEqual([0, undefined, 'open']);
  hold.close(5_000, '');
  expect(hold.remaining).toBe(5_000);
});

test('sleep brings the next probe no closer to the last than a minute', () => {
  const { time, hold } = holdAt();
  hold.close('probe', '');
  time.now += MINUTE_MS;
  hold.admit();
  time.now += 10_000;
  hold.probeEnded();
  hold.recheck();
  expect([hold.remaining, hold.admit()]).toEqual([50_000, 'closed']);
});

test('whatever happens, while the waits are absurd no minute sees two requests', () => {
  const act = fc.constantFrom('sleep', 'call', 'wait', 'refused', 'no response');
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const { time, hold } = holdAt();
      hold.close('probe', '');
      const sent: number[] = [];
      for (const each of acts) {
        if (each === 'wait') time.now += 20_000;
        if (each === 'sleep') hold.recheck();
        if (each === 'call' && hold.admit() !== 'closed') sent.push(time.now);
        if (each === 'refused') hold.close('probe', '');
        if (each === 'refused' || each === 'no response') hold.probeEnded();
      }
      for (const [n, at] of sent.entries())
        expect((sent[n + 1] ?? Infinity) - at).toBeGreaterThanOrEqual(MINUTE_MS);
    }),
    runs,
  );
});
