import { expect, test } from 'vitest';
import { RateHold } from './rate-hold.ts';
import { RateHolds, type Limits } from './rate-holds.ts';

function holdsAt() {
  const time = { now: 0 };
  const holds = new RateHolds<string>(() => time.now);
  /** One request with its response; `waits` when it had to wait. */
  const send = (path: string, limits?: Limits<string>) => {
    const admission = holds.admit(path);
    if (admission instanceof RateHold) return 'waits';
    admission.learn(limits);
    admission.end();
    return admission.probe ? 'probe' : 'sent';
  };
  return { time, holds, send };
}

test('a limit of the key holds back every path, one of a path that path alone', () => {
  const { time, holds, send } = holdsAt();
  expect(send('a', { path: 7_000, reason: 'busy' })).toBe('sent');
  expect([send('a'), send('b')]).toEqual(['waits', 'sent']);
  expect([holds.holding('a')?.reason, holds.holding('b')]).toEqual(['busy', undefined]);
  send('b', { key: 5_000, reason: 'limited' });
  expect([holds.holding('a')?.reason, holds.holding('b')?.reason]).toEqual(['busy', 'limited']);
  time.now += 5_000;
  expect([send('a'), send('b')]).toEqual(['waits', 'sent']);
  time.now += 2_000;
  expect(send('a')).toBe('sent');
});

test('an absurd wait of one path lets one probe a minute through to it and touches no other', () => {
  const { time, send } = holdsAt();
  send('a', { path: 'probe', reason: '' });
  time.now += 60_000;
  expect([send('a', { path: 'probe', reason: '' }), send('a'), send('b')]).toEqual([
    'probe',
    'waits',
    'sent',
  ]);
  time.now += 60_000;
  expect([send('a'), send('a')]).toEqual(['probe', 'sent']);
});

test('a probe of the key that brings a limit of its path opens the key for the others', () => {
  const { time, send } = holdsAt();
  send('a', { key: 'probe', reason: '' });
  time.now += 60_000;
  expect(send('a', { path: 30_000, reason: '' })).toBe('probe');
  expect([send('a'), send('b')]).toEqual(['waits', 'sent']);
});

test('a probe without a response opens nothing', () => {
  const { time, holds, send } = holdsAt();
  send('a', { key: 'probe', reason: '' });
  time.now += 60_000;
  const admission = holds.admit('b');
  if (admission instanceof RateHold) throw new Error('waits');
  expect(admission.probe).toBe(true);
  admission.end();
  expect([send('a'), send('b')]).toEqual(['waits', 'waits']);
});

test('a good response to a request sent before it closed does not open it', () => {
  const { holds, send } = holdsAt();
  const early = holds.admit('a');
  if (early instanceof RateHold) throw new Error('waits');
  send('b', { key: 30_000, reason: '' });
  early.learn();
  early.end();
  expect(send('a')).toBe('waits');
});

test('after sleep each path probes for itself', () => {
  const { holds, send } = holdsAt();
  send('a', { path: 600_000, reason: '' });
  holds.recheck();
  expect([send('a'), send('a')]).toEqual(['probe', 'sent']);
});

test('however many paths are on hold, memory is bounded', () => {
  const { send } = holdsAt();
  for (let n = 0; n < 5_000; n += 1) send(`${n}`, { path: 600_000, reason: '' });
  expect([send('0'), send('4999')]).toEqual(['sent', 'waits']);
});
