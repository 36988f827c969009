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
  expect(holds.key.remaining).toBe(2_000);
  admission.end();
  expect([send('a'), send('b'), holds.key.remaining]).toEqual(['waits', 'waits', 60_000]);
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

test('of the paths on hold the one that was limited longest ago is forgotten first', () => {
  const { holds, send } = holdsAt();
  const limited = (path: string) => holds.close(path, { path: 600_000, reason: '' });
  for (let n = 0; n < 1_000; n += 1) limited(`${n}`);
  expect([send('0'), send('999')]).toEqual(['waits', 'waits']);
  limited('0');
  limited('1000');
  expect([send('0'), send('1'), send('2'), send('1000')]).toEqual(['waits', 'sent', 'waits', 'waits']);
});

test('the reason of each wait is known, over or not', () => {
  const { time, holds } = holdsAt();
  expect([holds.reasons, holds.ofPath('a')]).toEqual([[], undefined]);
  holds.close('a', { path: 7_000, reason: 'busy' });
  holds.close('b', { key: 5_000, reason: 'limited' });
  time.now += 60_000;
  expect([holds.reasons, holds.ofPath('a')?.reason, holds.ofPath('b')]).toEqual([
    ['limited', 'busy'],
    'busy',
    undefined,
  ]);
});

test('opened, every path may be requested at once', () => {
  const { holds, send } = holdsAt();
  holds.close('a', { path: 600_000, reason: '' });
  holds.close('b', { key: 600_000, reason: '' });
  expect([send('a'), send('b')]).toEqual(['waits', 'waits']);
  holds.open();
  expect([send('a'), send('b')]).toEqual(['sent', 'sent']);
});

test('after sleep the key probes for every path', () => {
  const { holds, send } = holdsAt();
  send('a', { key: 600_000, reason: '' });
  holds.recheck();
  expect([send('b'), send('a')]).toEqual(['probe', 'sent']);
});

test('a probe of a path that brings a limit of the key does not open the path', () => {
  const { time, send } = holdsAt();
  send('a', { path: 'probe', reason: '' });
  time.now += 60_000;
  expect(send('a', { key: 5_000, reason: '' })).toBe('probe');
  time.now += 5_000;
  expect([send('a'), send('b')]).toEqual(['waits', 'sent']);
});

test('a response that is no probe of its path leaves the wait of the path as it is', () => {
  const { holds, send } = holdsAt();
  const early = holds.admit('a');
  if (early instanceof RateHold) throw new Error('waits');
  send('a', { path: 600_000, reason: '' });
  early.learn();
  expect(send('a')).toBe('waits');
});

test('while the key and a path are limited, the wait that ends later is the one that is shown', () => {
  const { holds } = holdsAt();
  holds.close('a', { path: 5_000, reason: 'path' });
  holds.close('a', { key: 5_000, reason: 'key' });
  expect(holds.holding('a')?.reason).toBe('key');
  holds.close('a', { path: 5_001, reason: 'path' });
  expect(holds.holding('a')?.reason).toBe('path');
});

test('one probe serves the key and the path', () => {
  const { time, holds, send } = holdsAt();
  holds.close('a', { path: 'probe', reason: '' });
  holds.close('a', { key: 'probe', reason: '' });
  time.now += 60_000;
  expect([send('a'), send('a'), send('b')]).toEqual(['probe', 'sent', 'sent']);
});
