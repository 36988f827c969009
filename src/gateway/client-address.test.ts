import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress, TrustedProxies } from './client-address.ts';
import { readEnvironment } from './environment.ts';

/** A request on a connection from this address. */
function requestFrom(remoteAddress: string | undefined, forwarded?: string) {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  return { socket, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } };
}

function trusting(...entries: string[]): TrustedProxies {
  const proxies = new TrustedProxies();
  for (const entry of entries) expect(proxies.add(entry)).toBe(true);
  return proxies;
}

const proxies = trusting('127.0.0.1', '10.0.0.0/8', '2001:db8:1::/48', '::1');

test.each([
  ['nobody but the connection', '127.0.0.1', undefined, '127.0.0.1'],
  ['the client of the one proxy', '127.0.0.1', '192.0.2.7', '192.0.2.7'],
  ['the last that is no trusted proxy', '127.0.0.1', '192.0.2.7, 10.1.2.3', '192.0.2.7'],
  ['nothing that the client wrote itself', '127.0.0.1', '198.51.100.1, 192.0.2.7, 10.1.2.3', '192.0.2.7'],
  ['a trusted address that the client wrote before its own', '10.9.9.9', '127.0.0.1,192.0.2.7', '192.0.2.7'],
  ['the first where all are trusted', '127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
  ['the connection of an untrusted peer', '192.0.2.9', '198.51.100.1', '192.0.2.9'],
  ['an untrusted peer that names a trusted proxy', '192.0.2.9', '198.51.100.1, 127.0.0.1', '192.0.2.9'],
  ['the proxy, where its last hop is no address', '127.0.0.1', '192.0.2.7, unknown', '127.0.0.1'],
  ['the proxy, where its last hop is empty', '127.0.0.1', '192.0.2.7,', '127.0.0.1'],
  ['an address with a port', '127.0.0.1', '192.0.2.7:4711', '192.0.2.7'],
  ['IPv6', '::1', '2001:DB8::7', '2001:db8::7'],
  ['IPv6 in brackets with a port', '2001:db8:1::5', '[2001:db8::7]:4711', '2001:db8::7'],
  ['IPv4 as the system writes it on an IPv6 socket', '::ffff:127.0.0.1', '::ffff:192.0.2.7', '192.0.2.7'],
  ['a link-local peer', 'fe80::1%eth0', '192.0.2.7', 'fe80::1%eth0'],
  ['a connection that is gone', undefined, '192.0.2.7', ''],
])('is %s', (_, remoteAddress, forwarded, client) => {
  expect(clientAddress(requestFrom(remoteAddress, forwarded), proxies)).toBe(client);
});

test('nobody is trusted unless named', () => {
  expect(clientAddress(requestFrom('127.0.0.1', '192.0.2.7'), undefined)).toBe('127.0.0.1');
});

test('TRUST_PROXY takes addresses and networks', () => {
  const { trustedProxies } = readEnvironment({ TRUST_PROXY: ' 192.0.2.1, 10.0.0.0/8,2001:db8::/32 ' });
  expect(trustedProxies?.has('192.0.2.1')).toBe(true);
  expect(trustedProxies?.has('10.255.0.1')).toBe(true);
  expect(trustedProxies?.has('2001:db8:9::1')).toBe(true);
  expect(trustedProxies?.has('192.0.2.2')).toBe(false);
  expect(trustedProxies?.has('nginx')).toBe(false);
  expect(readEnvironment({}).trustedProxies).toBeUndefined();
});

test.each([
  '1',
  'true',
  'loopback',
  'nginx',
  '10.0.0.0/33',
  '0.0.0.0/0',
  '::/0',
  '10.0.0.1,',
  '10.0.0.0/8/8',
])('TRUST_PROXY is not %s', (value) => {
  expect(() => readEnvironment({ TRUST_PROXY: value })).toThrow('TRUST_PROXY must be a list');
});
