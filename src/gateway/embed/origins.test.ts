import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createPages } from '../pages.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import {
  acme,
  ENVIRONMENT,
  goodClaims,
  ORIGIN,
  otherPair,
  sign,
  startEmbedGateway,
  writeConfig,
} from './embedding.fixture.ts';
import { readTenants } from './tenants.ts';

/** White label: each customer's brand has a name of its own for the one gateway. */
const BRAND = 'https://iso.brand.example';
const SECOND = 'https://iso.second.example:8443';
const ACME = acme({ origins: [BRAND, SECOND] });
const PLAIN = acme({ id: 'plain', issuer: 'plain', keyFile: 'other.pem' });
const CONFIG = { origin: ORIGIN, tenants: [ACME, PLAIN] };

const directory = mkdtempSync(join(tmpdir(), 'drivebay-origins-'));
writeFileSync(join(directory, 'index.html'), '<!doctype html><html><head></head><body></body></html>');
afterAll(() => rmSync(directory, { recursive: true }));

async function start() {
  const upstream = await startUpstream((_request, response) => respondJson(response, {}));
  return startEmbedGateway(upstream.url, { config: CONFIG, pages: createPages(directory) });
}

/** The status of a response, and the code of an error. @param host which `fetch` does not let one choose */
function ask(
  port: number,
  path: string,
  host: string,
  headers: Record<string, string> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ port, path, headers: { host, ...headers } }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => {
        const code = /"code":"(\w+)"/.exec(body)?.[1];
        resolve([response.statusCode, code].filter(Boolean).join(' '));
      });
    })
      .on('error', reject)
      .end();
  });
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test('a token is for one of the origins of its tenant, and for no other', async () => {
  const { port } = await start();
  const status = async (aud: string) =>
    ask(port, '/api/session', `127.0.0.1:${port}`, bearer(await sign(goodClaims({ aud }))));
  expect(await status(BRAND)).toBe('200');
  expect(await status(SECOND)).toBe('200');
  expect(await status(ORIGIN)).toBe('401 token_invalid');
  const plain = (aud: string) =>
    sign(goodClaims({ aud, iss: 'plain' }), {}, otherPair.privateKey).then((token) =>
      ask(port, '/api/session', `127.0.0.1:${port}`, bearer(token)),
    );
  expect(await plain(ORIGIN)).toBe('200');
  expect(await plain(BRAND)).toBe('401 token_invalid');
});

test('on the token page the parent is the origin of the token', async () => {
  const { port } = await start();
  const status = async (parent: string) =>
    ask(port, '/api/session', `127.0.0.1:${port}`, bearer(await sign(goodClaims({ aud: BRAND, parent }))));
  expect(await status(BRAND)).toBe('200');
  expect(await status(SECOND)).toBe('401 token_invalid');
});

test.each([
  ['iso.brand.example', 200],
  ['ISO.Brand.Example', 200],
  ['iso.second.example:8443', 200],
  ['iso.second.example', 200],
  ['127.0.0.1:9', 200],
  ['localhost', 200],
  ['[::1]:4173', 200],
  ['192.0.2.7', 200],
  ['iso.brand.example.evil.example', '403 forbidden_host'],
  ['evil.example', '403 forbidden_host'],
  ['127.0.0.1.evil.example', '403 forbidden_host'],
  ['brand.example', '403 forbidden_host'],
  ['iso.brand.example:9', '403 forbidden_host'],
])('a request for %s: %s', async (host, expected) => {
  const { port } = await start();
  expect(await ask(port, '/token', host)).toBe(String(expected));
  expect(await ask(port, '/healthz', host)).toBe('200');
});

test('the frames of a tenant stand at its own origins alone', async () => {
  const { port } = await start();
  const frame = (tenant: string, host: string) => ask(port, `/embed/${tenant}/vps/vps_1/iso`, host);
  expect(await frame('acme', 'iso.brand.example')).toBe('200');
  expect(await frame('acme', 'iso.example.net')).toBe('404');
  expect(await frame('plain', 'iso.example.net')).toBe('200');
  expect(await frame('plain', 'iso.brand.example')).toBe('404');
  expect(await frame('acme', `127.0.0.1:${port}`)).toBe('200');
});

test('the API takes requests of pages of the name that it was called by', async () => {
  const { port } = await start();
  const token = bearer(await sign(goodClaims({ aud: BRAND })));
  const status = (host: string, origin: string) => ask(port, '/api/session', host, { ...token, origin });
  expect(await status('iso.brand.example', BRAND)).toBe('200');
  expect(await status('iso.brand.example', ORIGIN)).toBe('403 forbidden_origin');
  expect(await status(`127.0.0.1:${port}`, BRAND)).toBe('200');
  expect(await status(`127.0.0.1:${port}`, 'https://evil.example')).toBe('403 forbidden_origin');
});

test.each([
  ['an origin with a path', { origins: ['https://iso.brand.example/x'] }, 'origins'],
  ['none', { origins: [] }, '`origins` is empty'],
  [
    'a parent that is an origin of another tenant',
    { parents: [BRAND] },
    '`parents` must not hold an origin of this gateway',
  ],
])('the file is refused: %s', async (_, change, words) => {
  const config = { origin: ORIGIN, tenants: [ACME, { ...PLAIN, ...change }] };
  await expect(readTenants(writeConfig(config), ENVIRONMENT)).rejects.toThrow(words);
});
