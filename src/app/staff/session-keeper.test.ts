import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StaffSession } from '../../contracts/gateway/staff.ts';
import { SessionKeeper } from './session-keeper.ts';
import type { SessionReply } from './session-requests.ts';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

function sessionOf(id: string, person = 'anna'): StaffSession {
  return {
    id,
    person,
    name: 'Anna Ek',
    accounts: [
      {
        name: 'nordwind',
        label: 'Nordwind',
        role: 'viewer',
        actions: {},
        providers: { hostup: true, vpsbg: true },
      },
    ],
    idleEndsAt: new Date(Date.now() + 30 * MINUTE).toISOString(),
    endsAt: new Date(START + 480 * MINUTE).toISOString(),
    recentLoginUntil: null,
  };
}

function rig(account = 'nordwind') {
  const left: string[] = [];
  const broadcasts: string[] = [];
  const methods: string[] = [];
  let reloads = 0;
  let returns = 0;
  const gateway = { reply: { kind: 'session', session: sessionOf('s1') } as SessionReply };
  const keeper = new SessionKeeper(
    sessionOf('s1'),
    { account },
    {
      read: (method) => {
        methods.push(method);
        return Promise.resolve(gateway.reply);
      },
      leave: (to) => left.push(to),
      reload: () => (reloads += 1),
      broadcast: (news) => broadcasts.push(news),
      here: () => '/vps/vps_1/iso?account=nordwind',
      now: Date.now,
    },
  );
  keeper.onReturn(() => (returns += 1));
  return { keeper, gateway, left, broadcasts, methods, reloads: () => reloads, returns: () => returns };
}

beforeEach(() => void vi.useFakeTimers({ now: START }));
afterEach(() => void vi.useRealTimers());

test('every path of the API has the account of the page, and those of the session have none', () => {
  const { keeper } = rig();
  expect(keeper.at('/api/hostup/vps?limit=100')).toBe('/api/hostup/vps?limit=100&account=nordwind');
  expect(keeper.at('/api/session')).toBe('/api/session?account=nordwind');
  expect(keeper.at('/api/staff/session')).toBe('/api/staff/session');
});

test('an account of the address that is not the person’s costs no request, and what is about the person still goes out', async () => {
  const { keeper, methods } = rig('another');
  expect(keeper.refusal('/api/hostup/vps?limit=100')?.()).toContain('not open to you');
  expect(keeper.refusal('/api/session')?.()).toContain('not open to you');
  expect(keeper.refusal('/api/staff/lookup?q=web-01')).toBeNull();
  keeper.refused(null);
  await vi.advanceTimersByTimeAsync(0);
  expect(methods).toEqual([]);
  expect(rig().keeper.refusal('/api/session')).toBeNull();
});

test('an account that is taken from the person while its page is open is refused from then on', async () => {
  const { keeper, gateway } = rig();
  let changes = 0;
  keeper.subscribe(() => (changes += 1));
  gateway.reply = { kind: 'session', session: { ...sessionOf('s1'), accounts: [] } };
  keeper.refused('account_unknown');
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.account).toBeUndefined();
  expect(keeper.refusal('/api/session')).not.toBeNull();
  expect(changes).toBe(1);
});

test('a session that ended keeps the screen, and the same person goes on where they were', async () => {
  const { keeper, gateway, left, returns } = rig();
  keeper.refused('session_expired');
  expect(keeper.stage()).toBe('expired');
  gateway.reply = { kind: 'session', session: sessionOf('s2') };
  keeper.receive('signed-in');
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.stage()).toBe('in');
  expect(returns()).toBe(1);
  expect(left).toEqual([]);
  expect(keeper.isOurs(new Headers({ 'x-iso-session': 's2' }))).toBe(true);
  expect(keeper.isOurs(new Headers({ 'x-iso-session': 's1' }))).toBe(false);
});

test('someone else at this browser gets a new page, and no action of the one before is sent', async () => {
  const { keeper, gateway, reloads, returns } = rig();
  const sent = keeper.signedInAgain('session_expired');
  gateway.reply = { kind: 'session', session: sessionOf('s2', 'boris') };
  keeper.receive('signed-in');
  await expect(sent).resolves.toBe(false);
  expect(keeper.stage()).toBe('out');
  expect(reloads()).toBe(1);
  expect(returns()).toBe(0);
});

test('an action that needs a recent sign-in waits for one: being signed in is not enough', async () => {
  const { keeper, gateway } = rig();
  let sent: boolean | undefined;
  void keeper.signedInAgain('recent_login_needed').then((signedIn) => (sent = signedIn));
  await keeper.check();
  expect([keeper.stage(), keeper.waiting, sent]).toEqual(['login-needed', 1, undefined]);
  const recentLoginUntil = new Date(START + 5 * MINUTE).toISOString();
  gateway.reply = { kind: 'session', session: { ...sessionOf('s2'), recentLoginUntil } };
  await keeper.check();
  await vi.advanceTimersByTimeAsync(0);
  expect([keeper.stage(), keeper.waiting, sent]).toEqual(['in', 0, true]);
});

test('an action that nobody signs in for is not sent: cancelled, or after ten minutes', async () => {
  const { keeper } = rig();
  const cancelled = keeper.signedInAgain('recent_login_needed');
  keeper.cancelWaiting();
  await expect(cancelled).resolves.toBe(false);
  expect(keeper.stage()).toBe('in');
  const forgotten = keeper.signedInAgain('recent_login_needed');
  await vi.advanceTimersByTimeAsync(10 * MINUTE);
  await expect(forgotten).resolves.toBe(false);
  expect(keeper.stage()).toBe('in');
});

test('a sign-out in another window hides everything at once, and names no page', () => {
  const { keeper, left, methods } = rig();
  keeper.receive('signed-out');
  expect(keeper.stage()).toBe('out');
  expect(left).toEqual(['/sign-in']);
  expect(methods).toEqual([]);
});

test('without a session, and without a role, the page is left', () => {
  const lost = rig();
  lost.keeper.refused('signed_out');
  lost.keeper.refused('signed_out');
  expect(lost.left).toEqual(['/sign-in?return=%2Fvps%2Fvps_1%2Fiso%3Faccount%3Dnordwind']);
  const removed = rig();
  removed.keeper.refused('no_role');
  expect(removed.left).toEqual(['/sign-in?problem=no_role']);
});

test('the end of the session is noticed without a request of the page', async () => {
  const { keeper, gateway, methods } = rig();
  gateway.reply = { kind: 'refused', code: 'session_expired' };
  await vi.advanceTimersByTimeAsync(29 * MINUTE);
  expect(methods).toEqual([]);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(methods).toEqual(['GET']);
  expect(keeper.stage()).toBe('expired');
});

test('typing keeps the session, with one request a minute at most', async () => {
  const { keeper, methods } = rig();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  keeper.active();
  keeper.active();
  expect(methods).toEqual(['POST']);
  await vi.advanceTimersByTimeAsync(MINUTE);
  keeper.active();
  expect(methods).toEqual(['POST', 'POST']);
});

test('while the gateway does not respond nothing changes', async () => {
  const { keeper, gateway, left } = rig();
  gateway.reply = { kind: 'unknown' };
  await keeper.check();
  expect(keeper.stage()).toBe('in');
  expect(left).toEqual([]);
});
