import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, type JWTHeaderParameters } from 'jose';
import { onTestFinished } from 'vitest';
import { TOKEN_TYPE } from '../../contracts/embed/claims.ts';
import { Accounts } from '../accounts.ts';
import { createGateway } from '../app.ts';
import { collectLog } from '../log.fixture.ts';
import { NO_METER, type Meter } from '../meter.ts';
import type { Pages } from '../pages.ts';
import type { ReadOptions } from '../provider-reads.ts';
import { listen } from '../server.ts';
import type { SharedState } from '../state/shared-state.ts';
import { TEST_LIMITS } from '../upstream.fixture.ts';
import { createEmbedding } from './embedding.ts';
import { readTenants } from './tenants.ts';
import { newKeyPair } from '../../../scripts/key-pair.mjs';

export const ORIGIN = 'https://iso.example.net';
export const PARENT = 'https://panel.acme.example';
const ISSUER = 'https://panel.acme.example/iso';

/** API keys of the two accounts of tenant `acme`, and of tenant `other`. No response, header or log line has them. */
export const API_KEYS = {
  main: 'canary-main-7f3a9c51',
  second: 'canary-second-91be',
  other: 'canary-other-c0de',
  write: 'canary-write-5e1f08',
};

export const pair = newKeyPair();
export const otherPair = newKeyPair();

const pem = (key: typeof pair.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();

export const ENVIRONMENT = {
  MAIN: API_KEYS.main,
  SECOND: API_KEYS.second,
  OTHER: API_KEYS.other,
  WRITE: API_KEYS.write,
};

/** The entry of a tenant in the file, as it should be. Changes are made to it in tests. */
export function acme(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'acme',
    parents: [PARENT],
    issuer: ISSUER,
    keyFile: 'acme.pem',
    accounts: {
      main: { hostup: { env: 'MAIN' }, vpsbg: { env: 'MAIN' } },
      second: { hostup: { env: 'SECOND' } },
    },
    ...change,
  };
}

const OTHER = {
  id: 'other',
  parents: [],
  issuer: 'other-issuer',
  keyFile: 'other.pem',
  accounts: { main: { hostup: { env: 'OTHER' }, vpsbg: { env: 'OTHER' } } },
};

/** A folder with the file of tenants and the keys beside it; gone when the test ends. Returns the file's path. */
export function writeConfig(config: unknown = { origin: ORIGIN, tenants: [acme(), OTHER] }): string {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-embed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'acme.pem'), pem(pair.publicKey));
  writeFileSync(join(folder, 'other.pem'), pem(otherPair.publicKey));
  const file = join(folder, 'embed.json');
  writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
  return file;
}

interface EmbedOptions {
  pages?: Pages;
  limits?: Parameters<typeof listen>[2];
  config?: unknown;
  meter?: Meter;
  state?: SharedState;
  basePath?: string;
}

/** An embed gateway on a real socket, before one upstream that plays both providers. */
export async function startEmbedGateway(
  upstreamUrl: string,
  { pages, limits, config, meter = NO_METER, state, basePath }: EmbedOptions = {},
) {
  const { log, lines } = collectLog();
  const options = { log, meter, state } satisfies ReadOptions;
  const file = writeConfig(config);
  const tenants = await readTenants(file, ENVIRONMENT);
  const accounts = new Accounts({ hostup: upstreamUrl, vpsbg: `${upstreamUrl}/v1` }, options);
  const embedding = createEmbedding(tenants, accounts, state);
  const app = createGateway({ mode: 'embed', host: '127.0.0.1', basePath }, { embedding, pages, ...options });
  const server = await listen(
    app,
    { port: 0, host: '127.0.0.1', basePath },
    { ...TEST_LIMITS, ...limits },
    log,
    meter,
  );
  onTestFinished(async () => {
    embedding.close();
    await Promise.all([server.close(), accounts.close()]);
  });
  const get = (path: string, token?: string) =>
    fetch(server.url + path, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
  /** Changes API keys, as the file does when it is read again. */
  const changeKeys = async (keys: Partial<typeof ENVIRONMENT>) =>
    embedding.update(await readTenants(file, { ...ENVIRONMENT, ...keys }));
  return { url: server.url, port: Number(new URL(server.url).port), tenants, log: lines, get, changeKeys };
}

/** The claims of a good token for `vps_1` and the ISOs 1 and 2. */
export function goodClaims(change: Record<string, unknown> = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1_000);
  return {
    iss: ISSUER,
    aud: ORIGIN,
    sub: 'customer-7',
    jti: randomUUID(),
    iat: now,
    exp: now + 300,
    parent: PARENT,
    acct: 'main',
    hostup: { vps: ['vps_1'] },
    vpsbg: { isos: [1, 2] },
    role: 'customer',
    ...change,
  };
}

export type Signer = Parameters<SignJWT['sign']>[0];

/** Signs whatever it is given; what is `undefined` is left out. */
export function sign(
  claims: Record<string, unknown> = goodClaims(),
  header: Partial<JWTHeaderParameters> = {},
  key: Signer = pair.privateKey,
): Promise<string> {
  const signed = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: TOKEN_TYPE, ...header });
  return signed.sign(key);
}
