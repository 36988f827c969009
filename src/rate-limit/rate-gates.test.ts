import { expect, test } from 'vitest';
import { RateGate } from './rate-gate.ts';
import { RateGates, type Limits } from './rate-gates.ts';

function gatesAt() {
  const time = { now: 0 };
  const gates = new RateGates<string>(() => time.now);
  /** One request with its response; `held` when it had to wait. */
  const send = (path: string, limits?: Limits<string>) => {
    const admission = gates.admit(path);
    if (admission instanceof RateGate) return 'held';
    admission.learn(limits);
    admission.end();
    return admission.probe ? 'probe' : 'sent';
  };
  return { time, gates, send };
}

test('a limit of the key holds back every path, one of a path that path alone', () => {
  const { time, gates, send } = gatesAt();
  expect(send('a', { path: 7_000, reason: 'busy' })).toBe('sent');
  expect([send('a'), send('b')]).toEqual(['held', 'sent']);
  expect([gates.holding('a')?.reason, gates.holding('b')]).toEqual(['busy', undefined]);
  send('b', { key: 5_000, reason: 'limited' });
  expect([gates.holding('a')?.reason, gates.holding('b')?.reason]).toEqual(['busy', 'limited']);
  time.now += 5_000;
  expect([send('a'), send('b')]).toEqual(['held', 'sent']);
  time.now += 2_000;
  expect(send('a')).toBe('sent');
});

test('an absurd wait of one path lets one probe a minute through to it and touches no other', () => {
  const { time, send } = gatesAt();
  send('a', { path: 'probe', reason: '' });
  time.now += 60_000;
  expect([send('a', { path: 'probe', reason: '' }), send('a'), send('b')]).toEqual(['probe', 'held', 'sent']);
  time.now += 60_000;
  expect([send('a'), send('a')]).toEqual(['probe', 'sent']);
});

test('a probe of the key that brings a limit of its path opens the key for the others', () => {
  const { time, send } = gatesAt();
  send('a', { key: 'probe', reason: '' });
  time.now += 60_000;
  expect(send('a', { path: 30_000, reason: '' })).toBe('probe');
  expect([send('a'), send('b')]).toEqual(['held', 'sent']);
});

test('a probe without a response opens nothing', () => {
  const { time, gates, send } = gatesAt();
  send('a', { key: 'probe', reason: '' });
  time.now += 60_000;
  const admission = gates.admit('b');
  if (admission instanceof RateGate) throw new Error('held');
  expect(admission.probe).toBe(true);
  admission.end();
  expect([send('a'), send('b')]).toEqual(['held', 'held']);
});

test('a good response to a request sent before it closed does not open it', () => {
  const { gates, send } = gatesAt();
  const early = gates.admit('a');
  if (early instanceof RateGate) throw new Error('held');
  send('b', { key: 30_000, reason: '' });
  early.learn();
  early.end();
  expect(send('a')).toBe('held');
});

test('after sleep each path finds out for itself', () => {
  const { gates, send } = gatesAt();
  send('a', { path: 600_000, reason: '' });
  gates.doubt();
  expect([send('a'), send('a')]).toEqual(['probe', 'sent']);
});

test('however many paths ask to wait, memory is bounded', () => {
  const { send } = gatesAt();
  for (let n = 0; n < 5_000; n += 1) send(`${n}`, { path: 600_000, reason: '' });
  expect([send('0'), send('4999')]).toEqual(['sent', 'held']);
});
