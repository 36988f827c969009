import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import { Accounts } from '../gateway/accounts.ts';
import { createGateway } from '../gateway/app.ts';
import {
  acme,
  ENVIRONMENT,
  goodClaims,
  ORIGIN,
  otherPair,
  pair,
  sign,
  writeConfig,
} from '../gateway/embed/embedding.fixture.ts';
import { createEmbedding } from '../gateway/embed/embedding.ts';
import { Health } from '../gateway/health.ts';
import { collectLog, entriesOf } from '../gateway/log.fixture.ts';
import { NO_METER } from '../gateway/meter.ts';
import { listen } from '../gateway/server.ts';
import { respondJson, startUpstream } from '../gateway/upstream.fixture.ts';
import { TenantFiles } from './tenant-files.ts';

const MEDIA = '/api/hostup/vps/vps_1/iso';
const pem = (key: typeof pair.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();
const jwkOf = (key: typeof pair.publicKey, kid: string) => ({ ...key.export({ format: 'jwk' }), kid });

/** A gateway whose file of tenants is watched. @param entry of its one tenant, at first */
async function start(entry: Record<string, unknown> = acme(), environment: NodeJS.ProcessEnv = ENVIRONMENT) {
  const upstream = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
  const inFile = (...tenants: unknown[]) => JSON.stringify({ origin: ORIGIN, tenants });
  const file = writeConfig(inFile(entry));
  const { log, lines } = collectLog();
  const health = new Health();
  const files = new TenantFiles(file, environment, { log, meter: NO_METER, health });
  const urls = { hostup: upstream.url, vpsbg: `${upstream.url}/v1` };
  const accounts = new Accounts(urls, { log });
  const embedding = createEmbedding(await files.read(), accounts);
  const app = createGateway({ mode: 'embed', host: '127.0.0.1' }, { embedding, health, log });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  files.watch(embedding);
  onTestFinished(async () => {
    files.close();
    embedding.close();
    await Promise.all([server.close(), accounts.close()]);
  });
  const get = async (token: string) => {
    const response = await fetch(server.url + MEDIA, { headers: { authorization: `Bearer ${token}` } });
    return response.status;
  };
  return {
    file,
    upstream,
    get,
    write: (...tenants: unknown[]) => writeFileSync(file, inFile(...tenants)),
    inFolder: (name: string) => join(dirname(file), name),
    config: () => health.readiness().checks.config,
    messages: () => entriesOf(lines).map((entry) => String(Object(entry).msg)),
    log: lines,
  };
}

const NEW_TENANT = acme({ id: 'new', issuer: 'new-issuer', keyFile: 'other.pem' });
const newToken = () => sign(goodClaims({ iss: 'new-issuer' }), {}, otherPair.privateKey);

test('a changed file is in use within seconds, and what is cached stays', async () => {
  const { get, write, upstream, messages } = await start();
  expect([await get(await sign()), await get(await newToken())]).toEqual([200, 401]);
  write(acme(), NEW_TENANT);
  await expect.poll(async () => get(await newToken()), { timeout: 15_000 }).toBe(200);
  expect(await get(await sign())).toBe(200);
  expect(messages()).toContain('configuration read again');
  // The cache of the first read has room for all of this, however slow: the account's pace is unlimited here.
  expect(upstream.calls.length).toBeLessThan(10);
});

test('a wrong file changes nothing: the log says why, and /readyz without names', async () => {
  const { get, write, config, log, file, messages } = await start();
  write(acme(), { ...NEW_TENANT, keyFile: 'gone.pem' });
  await expect.poll(() => config().status, { timeout: 15_000 }).toBe('degraded');
  expect(config().detail).toMatch(/EMBED_CONFIG, a tenant: `keyFile` names a file that cannot be read\./);
  for (const name of ['new', dirname(file)]) expect(config().detail).not.toContain(`"${name}"`);
  expect(config().detail).not.toContain(file);
  expect(log.join()).toContain(`EMBED_CONFIG ${file}, tenant \\"new\\"`);
  expect(await get(await sign())).toBe(200);
  writeFileSync(file, '{');
  process.emit('SIGHUP');
  await expect.poll(() => config().detail).toContain('EMBED_CONFIG is not valid JSON.');
  rmSync(file);
  process.emit('SIGHUP');
  await expect.poll(() => config().detail).toContain('EMBED_CONFIG names a file, which cannot be read.');
  expect(await get(await sign())).toBe(200);
  write(acme());
  process.emit('SIGHUP');
  await expect.poll(() => config().status).toBe('ok');
  expect(messages()).toContain('configuration read again');
});

test('/readyz has no names, however much is wrong', async () => {
  const { write, config, file } = await start();
  const accounts = { 'main-secret': { vpsbg: { file: 'gone.txt' } }, 'B.C': {} };
  write(acme({ accounts, keyFile: 'gone.pem' }), { ...NEW_TENANT, actions: 'none' });
  process.emit('SIGHUP');
  await expect.poll(() => config().status).toBe('degraded');
  const { detail = '' } = config();
  expect(detail.match(/EMBED_CONFIG, a tenant: `/g)?.length).toBeGreaterThanOrEqual(3);
  for (const name of [dirname(file), '"new"', '"acme"', 'main-secret', 'B.C'])
    expect(detail).not.toContain(name);
  expect(detail).toContain('`accounts.vpsbg.file` names a file that cannot be read.');
  writeFileSync(file, '[]');
  process.emit('SIGHUP');
  await expect.poll(() => config().detail).toContain('EMBED_CONFIG: ');
  expect(config().detail).not.toContain(file);
});

test('a key file that comes after the file that names it is read when it is there', async () => {
  const { get, write, config, inFolder } = await start();
  write(acme(), { ...NEW_TENANT, keyFile: 'late.pem' });
  await expect.poll(() => config().status, { timeout: 15_000 }).toBe('degraded');
  writeFileSync(inFolder('late.pem'), pem(otherPair.publicKey));
  await expect.poll(async () => get(await newToken()), { timeout: 15_000 }).toBe(200);
  expect(config().status).toBe('ok');
});

test('a tenant that goes has no access any more', async () => {
  const { get, write } = await start();
  write(NEW_TENANT);
  process.emit('SIGHUP');
  await expect.poll(async () => get(await sign())).toBe(401);
  expect(await get(await newToken())).toBe(200);
});

test('a key file with two keys, neither named: tokens of both are good, so one can take the place of the other', async () => {
  const { get, write, inFolder } = await start();
  const before = await sign();
  const after = await sign(goodClaims(), {}, otherPair.privateKey);
  expect([await get(before), await get(after)]).toEqual([200, 401]);
  write(acme({ keyFile: ['acme.pem', 'other.pem'] }));
  process.emit('SIGHUP');
  await expect.poll(() => get(after)).toBe(200);
  expect(await get(before)).toBe(200);
  // The file that is named changes, not the file of tenants.
  write(acme());
  writeFileSync(inFolder('acme.pem'), pem(otherPair.publicKey));
  await expect.poll(() => get(before), { timeout: 15_000 }).toBe(401);
  expect(await get(after)).toBe(200);
});

test('several secrets of HS256, with and without a kid', async () => {
  const secrets = {
    SHARED: randomBytes(32).toString('base64'),
    SHARED_NEXT: randomBytes(32).toString('base64'),
  };
  const shared = { keyFile: undefined, algorithm: 'HS256' };
  const environment = { ...ENVIRONMENT, ...secrets };
  const both = acme({ ...shared, secret: [{ env: 'SHARED' }, { env: 'SHARED_NEXT', kid: 'b' }] });
  const { get } = await start(both, environment);
  const bytes = (text: string) => new TextEncoder().encode(text);
  const signed = (secret: string, kid?: string) =>
    sign(goodClaims(), { alg: 'HS256', ...(kid !== undefined && { kid }) }, bytes(secret));
  expect(await get(await signed(secrets.SHARED))).toBe(200);
  expect(await get(await signed(secrets.SHARED, 'any'))).toBe(200);
  expect(await get(await signed(secrets.SHARED_NEXT, 'b'))).toBe(200);
  expect(await get(await signed(secrets.SHARED_NEXT))).toBe(401);
  expect(await get(await signed('x'.repeat(32), 'b'))).toBe(401);
});

test('keys at a URL: fetched at the start, again for a new kid, and kept while it does not respond', async () => {
  let keys: unknown[] = [jwkOf(pair.publicKey, 'a')];
  let status = 200;
  const published = await startUpstream((_request, response) => respondJson(response, { keys }, status));
  const environment = { ...ENVIRONMENT, ALLOW_HTTP_UPSTREAM: '1' };
  const file = (jwksUrl: string) =>
    JSON.stringify({
      origin: ORIGIN,
      jwksOrigins: [published.url],
      tenants: [acme({ keyFile: undefined, jwksUrl })],
    });
  const { get, file: path } = await start(acme(), environment);
  writeFileSync(path, file(`${published.url}/keys.json`));
  process.emit('SIGHUP');
  const known = await sign(goodClaims(), { kid: 'a' });
  const unknown = await sign(goodClaims(), { kid: 'z' });
  await expect.poll(() => published.calls.length).toBe(1);
  await expect.poll(() => get(known)).toBe(200);
  // Within 30 s of a fetch no kid causes another.
  expect([await get(unknown), await get(unknown), published.calls.length]).toEqual([401, 401, 1]);
  keys = [jwkOf(pair.publicKey, 'a'), jwkOf(otherPair.publicKey, 'b')];
  process.emit('SIGHUP');
  const next = await sign(goodClaims(), { kid: 'b' }, otherPair.privateKey);
  await expect.poll(() => get(next)).toBe(200);
  status = 500;
  process.emit('SIGHUP');
  await expect.poll(() => published.calls.length).toBe(3);
  expect([await get(known), await get(next)]).toEqual([200, 200]);
});

test('keys that were never fetched are a 503 that says so, not a refused token', async () => {
  const published = await startUpstream((_request, response) => respondJson(response, {}, 500));
  const environment = { ...ENVIRONMENT, ALLOW_HTTP_UPSTREAM: '1' };
  const { get, file, log } = await start(acme(), environment);
  writeFileSync(
    file,
    JSON.stringify({
      origin: ORIGIN,
      jwksOrigins: [published.url],
      tenants: [acme({ keyFile: undefined, jwksUrl: `${published.url}/keys.json` })],
    }),
  );
  process.emit('SIGHUP');
  await expect.poll(async () => get(await sign())).toBe(503);
  for (let n = 0; n < 5; n += 1) expect(await get(await sign())).toBe(503);
  expect(published.calls).toHaveLength(1);
  expect(log.join()).toContain('keys not fetched');
});

test.each([
  ['http://localhost:9/a', ['http://localhost:9'], 'must begin with https://'],
  ['https://keys.example/a', ['https://other.example'], 'must be at one of the `jwksOrigins`'],
  ['https://keys.example/a', undefined, 'must be at one of the `jwksOrigins`'],
  ['https://user:secret@keys.example/a', ['https://keys.example'], 'must have no user name'],
  ['keys.json', [], 'must be a URL'],
])('%s with the origins %j is refused', async (jwksUrl, jwksOrigins, words) => {
  const file = writeConfig({ origin: ORIGIN, jwksOrigins, tenants: [acme({ keyFile: undefined, jwksUrl })] });
  const { log } = collectLog();
  const files = new TenantFiles(file, ENVIRONMENT, { log, meter: NO_METER, health: new Health() });
  await expect(files.read()).rejects.toThrow(words);
});
