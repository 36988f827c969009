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

const AT_RESTART =
  'This was sent to HostUp before the gateway was restarted. It is not sent again. Look at what HostUp shows now.';
const UNKNOWN = {
  ok: false,
  called: true,
  failure: { code: 'outcome_unknown', detail: AT_RESTART, provider: 'hostup' },
};
const before = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const act = () => Promise.resolve(DONE);

test.each<[about: string, entry: Partial<AuditEntry>, outcome: object, isUsed: boolean]>([
  ['sent a moment ago', {}, UNKNOWN, true],
  ['sent longer ago than a token lives', { time: before(21) }, UNKNOWN, false],
  ['sent longer ago than a result is kept', { time: before(61) }, DONE, false],
  ['refused', { event: 'refused' }, DONE, false],
  ['its outcome', { event: 'outcome' }, DONE, false],
  ['at a time that is not one', { time: 'soon' }, DONE, false],
])('from the audit of an earlier run: %s', async (_, change, outcome, isUsed) => {
  const journal = new ActionJournal([entry(change)]);
  expect(await journal.isUsed('token-1')).toBe(isUsed);
  expect(await journal.once('key-1', 'any', act)).toEqual(outcome);
});

test('an entry without a token uses up none', async () => {
  const { token: _, ...owner } = entry();
  expect(await new ActionJournal([owner]).isUsed('undefined')).toBe(false);
});

test('a key is of one intent, while it is in progress and after it', async () => {
  const journal = new ActionJournal();
  const first = journal.once('k', 'f', act);
  const [same, another] = await Promise.all([journal.once('k', 'f', act), journal.once('k', 'g', act)]);
  expect([await first, same, another]).toEqual([DONE, DONE, undefined]);
  expect([await journal.once('k', 'f', act), await journal.once('k', 'g', act)]).toEqual([DONE, undefined]);
});

test('what broke off may have been sent: it is unknown, and not done again', async () => {
  const journal = new ActionJournal();
  await expect(journal.once('k', 'f', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await journal.once('k', 'f', act)).toEqual(UNKNOWN);
  expect(await journal.once('k', 'g', act)).toBeUndefined();
});

test('where the state goes down before the call nothing was done, and the same may be tried again', async () => {
  const journal = new ActionJournal();
  const lost = await journal.once('k', 'f', () => Promise.reject(new StateDown()));
  expect(lost).toMatchObject({ ok: false, called: false, failure: { code: 'state_unavailable' } });
  expect(await journal.once('k', 'f', act)).toEqual(DONE);
});

test('where the state goes down after the call, its result still counts, and it is not done again', async () => {
  let now = 0;
  const state = new MemoryState(() => now);
  state.set = () => Promise.reject(new StateDown());
  expect(await new ActionJournal([], state).once('k', 'f', act)).toEqual(DONE);
  now = 31_000;
  expect(await new ActionJournal([], state).once('k', 'f', act)).toEqual(UNKNOWN);
});

test('a replica that waits for another sees that it did nothing', async () => {
  const state = new MemoryState();
  const [a, b] = [new ActionJournal([], state), new ActionJournal([], state)];
  const refused = a.once('k', 'f', async () => {
    await new Promise((resolve) => void setTimeout(resolve, 20));
    return REFUSED;
  });
  const waited = await b.once('k', 'f', act);
  expect([await refused, waited]).toMatchObject([
    REFUSED,
    { called: false, failure: { code: 'state_unavailable' } },
  ]);
  expect(await b.once('k', 'f', act)).toEqual(DONE);
});

test('a record that cannot be read counts as sent', async () => {
  const state = new MemoryState();
  await state.set('intent:k', '{"fingerprint":"f"}', 60_000);
  expect(await new ActionJournal([], state).once('k', 'f', act)).toEqual(UNKNOWN);
});
