import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { notCalled, type ActionOutcome } from './action-outcome.ts';
import { fileAudit, type AuditEntry } from './audit.ts';
import { MemoryState } from '../state/memory-state.ts';
import { StateDown } from '../state/shared-state.ts';
import { ActionJournal } from './journal.ts';

const DONE: ActionOutcome = {
  ok: true,
  called: true,
  result: { action: 'mount', call: 'mount', outcome: 'done', job: null },
};
const REFUSED = notCalled({ code: 'gate_closed', detail: '' });
const LOST: ActionOutcome = { ok: false, called: true, failure: { code: 'outcome_unknown', detail: '' } };

const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  time: new Date().toISOString(),
  event: 'intent',
  action: 'mount',
  vps: 'vps_1',
  who: 'owner',
  requestId: 'r1',
  key: 'key-1',
  token: 'token-1',
  ...change,
});

test('whatever the order of requests, results and losses: one intent calls at most once, one token acts at most once', async () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    token: fc.constantFrom('t1', 't2', 't3'),
    result: fc.constantFrom(DONE, REFUSED, LOST),
    waits: fc.nat(3),
  });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 20 }), async (scheduler, steps) => {
      const journal = new ActionJournal();
      const calls: { key: string; token: string }[] = [];
      const request = async ({ key, token, result }: (typeof steps)[number]) => {
        await journal.once(key, key, async () => {
          await scheduler.schedule(Promise.resolve('read'));
          if (!result.called) return result;
          if (!(await journal.use(token))) return REFUSED;
          calls.push({ key, token });
          await scheduler.schedule(Promise.resolve('write'));
          return result;
        });
      };
      const all = steps.map((each) => request(each));
      await scheduler.waitFor(Promise.all(all));
      for (const name of ['key', 'token'] as const) {
        const names = calls.map((call) => call[name]);
        expect(names).toHaveLength(new Set(names).size);
      }
    }),
    { numRuns: 500 },
  );
});

test('replicas of one state act once for an intent and once for a token', async () => {
  const state = new MemoryState();
  const [a, b] = [new ActionJournal([], state), new ActionJournal([], state)];
  let calls = 0;
  const perform = async () => {
    calls += 1;
    await new Promise((resolve) => void setTimeout(resolve, 20));
    return DONE;
  };
  const outcomes = await Promise.all([a.once('k', 'f', perform), b.once('k', 'f', perform)]);
  expect([calls, ...outcomes]).toEqual([1, DONE, DONE]);
  expect(await b.once('k', 'another', perform)).toBeUndefined();
  expect([await a.use('t'), await b.use('t'), await b.isUsed('t')]).toEqual([true, false, true]);
});

test('what a replica began and did not end is unknown, and not done again', async () => {
  let now = 0;
  const state = new MemoryState(() => now);
  void new ActionJournal([], state).once('k', 'f', () => new Promise(() => {}));
  now = 31_000;
  const other = new ActionJournal([], state);
  expect(await other.once('k', 'f', () => Promise.resolve(DONE))).toMatchObject({
    failure: { code: 'outcome_unknown' },
  });
});

test('without the state nothing is done, and it may be tried again when it is back', async () => {
  const state = new MemoryState();
  const claim = state.claim.bind(state);
  const journal = new ActionJournal([], state);
  state.claim = () => Promise.reject(new StateDown());
  expect(await journal.once('k', 'f', () => Promise.resolve(DONE))).toMatchObject({
    called: false,
    failure: { code: 'state_unavailable' },
  });
  state.claim = claim;
  expect(await journal.once('k', 'f', () => Promise.resolve(DONE))).toEqual(DONE);
});

test('results and tokens are forgotten after their time', async () => {
  let now = 0;
  const journal = new ActionJournal([], new MemoryState(() => now));
  let calls = 0;
  const perform = () => {
    calls += 1;
    return Promise.resolve(DONE);
  };
  await journal.once('a', 'f', perform);
  expect(await journal.use('t')).toBe(true);
  now = 10 * 60_000;
  await journal.once('a', 'f', perform);
  expect([calls, await journal.use('t')]).toEqual([1, false]);
  now = 2 * 60 * 60_000;
  await journal.once('a', 'f', perform);
  expect([calls, await journal.use('t')]).toEqual([2, true]);
});

test('after a restart the audit shows what was sent: nothing is sent twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'audit.log');
  const before = fileAudit(file);
  before.write(entry());
  before.write(entry({ event: 'refused', key: 'key-2', token: 'token-2' }));
  before.close();
  // A crash within a line.
  appendFileSync(file, '{"time":"2026-');
  const after = fileAudit(file);
  onTestFinished(() => after.close());
  const journal = new ActionJournal(after.earlier);
  expect([await journal.isUsed('token-1'), await journal.isUsed('token-2')]).toEqual([true, false]);
  const never = () => Promise.reject(new Error('sent again'));
  expect(await journal.once('key-1', 'any', never)).toMatchObject({ failure: { code: 'outcome_unknown' } });
  expect(await journal.once('key-2', 'any', () => Promise.resolve(DONE))).toBe(DONE);
  after.write(entry({ key: 'key-3' }));
  expect(readFileSync(file, 'utf8').trim().split('\n').at(-1)).toContain('"key-3"');
});
