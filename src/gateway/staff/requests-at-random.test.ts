import fc from 'fast-check';
import { expect, test } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { ACTIONS } from '../../contracts/gateway/actions.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { Browser, startStaff } from './staff.fixture.ts';

const PEOPLE = {
  ann: { name: 'Ann', groups: ['support'] },
  bob: { name: 'Bob', groups: ['leads'] },
  cleo: { name: 'Cleo', groups: ['support', 'second'] },
  dan: { name: 'Dan', groups: ['second', 'leads'] },
};
/** What each group opens, by account: its actions. The same as in the file below, written by hand. */
const OPENS: Record<string, Record<string, readonly string[]>> = {
  support: { main: [] },
  leads: { main: ['unmount', 'restart'], third: ['mount'] },
  second: { second: [] },
};
const access = [
  { role: 'viewer', claims: { groups: ['support'] }, accounts: ['main'] },
  { role: 'operator', claims: { groups: ['leads'] }, accounts: ['main'], actions: ['unmount', 'restart'] },
  { role: 'operator', claims: { groups: ['leads'] }, accounts: ['third'], actions: ['mount'] },
  { role: 'viewer', claims: { groups: ['second'] }, accounts: ['second'] },
];
const accounts = {
  main: { hostup: { env: 'MAIN' }, vpsbg: { env: 'MAIN' }, hostupWrite: { env: 'WRITE' } },
  second: { hostup: { env: 'SECOND' }, hostupWrite: { env: 'WRITE' } },
  third: { hostup: { env: 'SECOND' }, hostupWrite: { env: 'WRITE' } },
};

const VPS = '/api/hostup/vps/vps_1';
const READS = ['/api/hostup/vps', `${VPS}/iso`, `${VPS}/status`, '/api/vpsbg/isos', '/api/vpsbg/isos/12'];
const BODIES = {
  mount: { isoId: 'iso_1', device: 'ide3' },
  unmount: { device: 'ide2' },
  download: { url: 'https://example.com/a.iso', filename: 'a.iso' },
  delete: undefined,
  restart: {},
};
const pathOf = (action: (typeof ACTIONS)[number]) => {
  if (action === 'restart') return `${VPS}/restart`;
  return action === 'delete' ? `${VPS}/iso/iso_1` : `${VPS}/iso/${action}`;
};

const anyRequest = fc.record({
  person: fc.constantFrom('ann', 'bob', 'cleo', 'dan', 'nobody'),
  account: fc.constantFrom('main', 'second', 'third', 'fourth', 'constructor'),
  what: fc.oneof(fc.constantFrom(...READS), fc.constantFrom(...ACTIONS)),
  view: fc.constantFrom('', 'customer'),
});

test('of 200 random requests over HTTP none is decided wrongly, and a denial calls no provider', async () => {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const { origin } = await startStaff(upstream.url, { people: PEOPLE, change: { access, accounts } });
  const browsers = new Map<string, Browser>();
  for (const person of Object.keys(PEOPLE)) {
    const browser = new Browser();
    await browser.signIn(origin, person);
    browsers.set(person, browser);
  }
  let [allowed, denied, sent] = [0, 0, 0];
  for (const { person, account, what, view } of fc.sample(anyRequest, 200)) {
    const groups = Object.entries(PEOPLE).find(([name]) => name === person)?.[1].groups ?? [];
    const opened = groups.flatMap((group) => Object.entries(OPENS[group] ?? {}));
    const inAccount = opened.filter(([name]) => name === account);
    const action = ACTIONS.find((each) => each === what);
    const mayRead = inAccount.length > 0 && !(view === 'customer' && what === '/api/hostup/vps');
    const mayAct = view === '' && inAccount.some(([, actions]) => actions.includes(what));
    const mayDo = action ? mayAct : mayRead;

    const path = `${action ? pathOf(action) : what}?account=${account}${view && `&view=${view}`}`;
    const before = upstream.calls.length;
    const browser = browsers.get(person) ?? new Browser();
    const body = action && BODIES[action];
    const { status, body: text } = await browser.send(origin + path, {
      method: action ? (action === 'delete' ? 'DELETE' : 'POST') : 'GET',
      headers: {
        ...(action && { origin, 'idempotency-key': `key-of-request-${(sent += 1)}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const isDenied = status === 401 || (status === 403 && !text.includes('upstream_'));
    const called = upstream.calls.length - before;
    const decided = { isDenied, called: isDenied && called > 0 };
    expect([person, path, decided]).toEqual([person, path, { isDenied: !mayDo, called: false }]);
    if (isDenied) denied += 1;
    else allowed += 1;
  }
  expect(upstream.calls.length).toBeGreaterThan(0);
  expect([allowed > 5, denied > 50]).toEqual([true, true]);
}, 120_000);
