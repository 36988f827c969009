import { expect, test } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import { clocks } from './server-clock.ts';
import { gateway, call, failureOf } from './request.fixture.ts';

test('a good response carries its body, its time by the gateway and what was tolerated', async () => {
  const drift = [{ path: 'word', got: '7', expected: 'text' }];
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, {
      'content-type': 'application/json',
      [HEADERS.asOf]: '2026-11-21T12:00:00.250Z',
      [HEADERS.requestId]: 'r-1',
      [HEADERS.drift]: encodeURIComponent(JSON.stringify(drift)),
    });
    outgoing.end('{"word":"ready","more":1}');
  });
  expect(await call(path)).toEqual({
    path,
    body: { word: 'ready' },
    asOf: Date.UTC(2026, 10, 21, 12, 0, 0, 250),
    requestId: 'r-1',
    drift,
  });
});

test('a response sent as it came is kept beside what was read of it, with every difference', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', [HEADERS.received]: 'whole' });
    outgoing.end('{"word":"ready","more":1}');
  });
  const { body, drift, received } = await call(path);
  expect({ body, drift, received }).toEqual({
    body: { word: 'ready' },
    drift: [],
    received: { json: { word: 'ready', more: 1 }, part: false, drift: [], unknown: ['/more'] },
  });
});

test('a response without its time is as old as the request; the least interval of the gateway is kept to', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', [HEADERS.leastInterval]: '6000' });
    setTimeout(() => outgoing.end('{"word":"ready"}'), 30);
  });
  const requested = clocks.gateway.now();
  const sentAt = performance.now();
  const snapshot = await call(path);
  // The gateway's clock is known to half a second, its Date having whole ones, and to the time that the response took.
  const known = 500 + (performance.now() - sentAt);
  expect(snapshot.leastInterval).toBe(6_000);
  expect(snapshot.asOf).toBeGreaterThanOrEqual(Math.floor(requested - known));
  expect(snapshot.asOf).toBeLessThan(clocks.gateway.now() - 25);
});

test.each(['0', '-5', 'abc', ''])('a least interval of "%s" is ignored', async (least) => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json', [HEADERS.leastInterval]: least });
    outgoing.end('{"word":"ready"}');
  });
  expect(await call(path)).not.toHaveProperty('leastInterval');
});

test.each(['garbage', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Sun, 01 Jan 2126 00:00:00 GMT'])(
  'a Date of "%s" moves no clock',
  async (date) => {
    const path = await gateway((_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'application/json', date }).end('{"word":"ready"}');
    });
    const ahead = clocks.gateway.now() - Date.now();
    await call(path);
    expect(Math.abs(clocks.gateway.now() - Date.now() - ahead)).toBeLessThan(1_000);
  },
);

test('a broken envelope is a contract error that names where', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"word":7}');
  });
  const error = await failureOf(call(path, 'vpsbg'));
  expect(error.kind).toBe('contract');
  expect(error.message).toBe('VPSBG sent an unexpected value at word.');
});

test('HTML with 200 is not taken for a response, and never shown', async () => {
  const path = await gateway((_, outgoing) => {
    outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<script>alert(1)</script>');
  });
  const error = await failureOf(call(path));
  expect(error.kind).toBe('contract');
  expect(error.message).not.toContain('script');
});
