import * as v from 'valibot';
import { expect, test } from 'vitest';
import { api, withDetails } from './api.ts';
import {
  ACCOUNT_PARAMETER,
  lookupResult,
  SIGN_IN_DONE,
  signInHelp,
  signOutResult,
  STAFF_ACCOUNT,
  staffApi,
  staffSession,
  VIEW_PARAMETER,
  withAccount,
} from './staff.ts';

test.each([
  [api.hostupVpsList(), '/api/hostup/vps?account=main'],
  [api.hostupVpsList({ limit: 100 }), '/api/hostup/vps?limit=100&account=main'],
  [api.session(), '/api/session?account=main'],
])('the account is the last parameter of %s', (path, expected) => {
  expect(withAccount(path, { account: 'main' })).toBe(expected);
});

test('the customer’s view follows the account, and the details follow both', () => {
  const path = withDetails(withAccount(api.vpsbgIsos(), { account: 'main', asCustomer: true }));
  expect(path).toBe('/api/vpsbg/isos?account=main&view=customer&details=1');
  const { searchParams } = new URL(path, 'http://gateway.example');
  expect([searchParams.get(ACCOUNT_PARAMETER), searchParams.get(VIEW_PARAMETER)]).toEqual([
    'main',
    'customer',
  ]);
});

test('whatever page one returns to and whatever is looked up, it stays one parameter', () => {
  const page = '/vps/vps_1/iso?isos=1,2&account=main#x';
  const login = new URL(staffApi.login(page, true), 'http://gateway.example');
  expect([login.pathname, ...login.searchParams]).toEqual(['/auth/login', ['return', page], ['fresh', '1']]);
  const done = new URL(staffApi.login(SIGN_IN_DONE), 'http://gateway.example');
  expect([...done.searchParams]).toEqual([['return', '/sign-in?done=1']]);
  const found = new URL(staffApi.lookup('a&q=b c#d'), 'http://gateway.example');
  expect([...found.searchParams]).toEqual([['q', 'a&q=b c#d']]);
});

test.each(['', '-a', 'A', 'a b', 'a/b', 'a&b', 'a'.repeat(33)])('%j is no name of an account', (name) => {
  expect(STAFF_ACCOUNT.test(name)).toBe(false);
});

test('what the gateway sends of a session, a lookup and a logout is read', () => {
  const account = {
    name: 'main',
    label: 'Main',
    role: 'operator',
    actions: { '*': ['mount'] },
    providers: { hostup: true, vpsbg: false },
  };
  const session = {
    id: '0123456789abcdef',
    person: 'fedcba9876543210',
    name: 'Ann',
    accounts: [account],
    idleEndsAt: '2026-03-28T12:30:00.000Z',
    endsAt: '2026-03-28T20:00:00.000Z',
    recentLoginUntil: null,
  };
  expect(v.parse(staffSession, session)).toEqual(session);
  expect(v.is(staffSession, { ...session, endsAt: 'soon' })).toBe(false);
  const found = {
    hits: [
      { kind: 'vps', account: 'main', id: 'vps_1', name: null, primaryIp: '192.0.2.1' },
      { kind: 'iso', account: 'main', id: '7', name: 'debian.iso' },
    ],
    incomplete: [{ account: 'second', provider: 'hostup', code: 'upstream_timeout' }],
  };
  expect(v.parse(lookupResult, found)).toEqual(found);
  expect(v.is(signOutResult, { next: '/sign-in' })).toBe(true);
  expect(v.is(signInHelp, { provider: 'login.example', contact: null })).toBe(true);
});
