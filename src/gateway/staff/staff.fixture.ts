import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startProvider } from '../../../examples/oidc/provider.mjs';
import { freePort } from '../../../scripts/serve.mjs';
import { Accounts } from '../accounts.ts';
import type { Audit, AuditEntry, StaffAuditEntry } from '../actions/audit.ts';
import { createGateway } from '../app.ts';
import { collectLog } from '../log.fixture.ts';
import { NO_METER, type Meter } from '../meter.ts';
import type { Pages } from '../pages.ts';
import { listen } from '../server.ts';
import { TEST_LIMITS } from '../upstream.fixture.ts';
import { MemoryState } from '../state/memory-state.ts';
import type { SharedState } from '../state/shared-state.ts';
import { readStaffConfig } from './staff-config.ts';
import { createStaffEntry } from './staff-entry.ts';
import { Staff } from './staff.ts';

/** Of the gateway at the identity provider, and the accounts' keys. No response, header or log line has them. */
export const SECRETS = {
  CLIENT: 'canary-client-secret-4b1d7c',
  MAIN: 'canary-main-7f3a9c51',
  SECOND: 'canary-second-91be',
  WRITE: 'canary-write-5e1f08',
};

/** The file, as it should be. */
export function staffFile(origin: string, issuer: string, change: Record<string, unknown> = {}) {
  return {
    origin,
    issuer,
    clientId: 'drivebay',
    clientSecret: { env: 'CLIENT' },
    scopes: ['openid', 'profile', 'groups'],
    access: [
      { role: 'viewer', claims: { groups: ['support'] }, accounts: ['main'] },
      { role: 'operator', claims: { groups: ['leads'] }, accounts: ['main', 'second'], actions: ['unmount'] },
    ],
    accounts: {
      main: { hostup: { env: 'MAIN' }, vpsbg: { env: 'MAIN' }, hostupWrite: { env: 'WRITE' } },
      second: { hostup: { env: 'SECOND' } },
    },
    contact: 'it@company.example',
    ...change,
  };
}

export interface StaffOptions {
  change?: Record<string, unknown>;
  state?: SharedState;
  people?: Record<string, { name: string; groups: string[]; minutesAgo?: number }>;
  /** By the names in the file. */
  secrets?: typeof SECRETS;
  pages?: Pages;
  meter?: Meter;
  /** In place of the one of the examples. @param gateway its origin */
  identityProvider?: (gateway: string) => Promise<{ issuer: string; stop(): Promise<unknown> }>;
}

/** An identity provider, and a gateway whose people sign in there, before one upstream that plays both providers. */
export async function startStaff(upstreamUrl: string, options: StaffOptions = {}) {
  const { change, state = new MemoryState(), people, secrets = SECRETS } = options;
  const { pages, meter = NO_METER, identityProvider } = options;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const known = people ?? {
    ann: { name: 'Ann Viewer', groups: ['support'] },
    bob: { name: 'Bob Operator', groups: ['leads'] },
    eve: { name: 'Eve Nobody', groups: ['sales'] },
  };
  const provider = identityProvider
    ? await identityProvider(origin)
    : await startProvider({ gateway: origin, clientSecret: SECRETS.CLIENT, people: known });
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-staff-'));
  const file = join(folder, 'staff.json');
  const environment = { ...secrets, ALLOW_HTTP_UPSTREAM: '1' };
  const read = (more?: Record<string, unknown>) => {
    writeFileSync(file, JSON.stringify(staffFile(origin, provider.issuer, { ...change, ...more })));
    return readStaffConfig(file, environment);
  };
  const { log, lines } = collectLog('debug');
  const entries: (StaffAuditEntry | AuditEntry)[] = [];
  const audit: Audit = {
    earlier: [],
    reopen: () => {},
    write: (entry) => void entries.push(entry),
    note: (entry) => void entries.push(entry),
    close: () => {},
  };
  const parts = { log, meter, state, audit };
  const accounts = new Accounts({ hostup: upstreamUrl, vpsbg: `${upstreamUrl}/v1` }, parts);
  const staff = new Staff(read(), { ...parts, accounts });
  const app = createGateway(
    { mode: 'staff', host: '127.0.0.1' },
    { staff: createStaffEntry(staff, parts), log, meter, pages },
  );
  const server = await listen(app, { port, host: '127.0.0.1' }, TEST_LIMITS, log);
  onTestFinished(async () => {
    staff.close();
    await Promise.all([server.close(), accounts.close(), provider.stop()]);
    rmSync(folder, { recursive: true });
  });
  return { origin, port, provider, staff, people: known, read, log: lines, audit: entries };
}

export interface Exchange {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A request as it is given: `fetch` would not send `Host`, `Origin` or `Cookie`. */
export function exchange(
  url: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A browser without pages: it keeps cookies by origin and follows redirects only in `follow`. */
export class Browser {
  readonly jars = new Map<string, Map<string, string>>();

  cookies(origin: string): Map<string, string> {
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    return jar;
  }

  async send(url: string, options: Parameters<typeof exchange>[1] = {}): Promise<Exchange> {
    const { origin } = new URL(url);
    const jar = this.cookies(origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await exchange(url, {
      ...options,
      headers: { ...(cookie !== '' && { cookie }), ...options.headers },
    });
    for (const line of response.headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects to the first other response, or to the address that `until` is in. */
  async follow(url: string, until?: string): Promise<{ url: string; response: Exchange }> {
    let at = url;
    for (let hops = 0; hops < 12; hops += 1) {
      if (until !== undefined && at.includes(until))
        return { url: at, response: { status: 0, headers: {}, body: '' } };
      const response = await this.send(at);
      const { location } = response.headers;
      if (location === undefined) return { url: at, response };
      at = new URL(location, at).href;
    }
    throw new Error('too many redirects');
  }

  /** Signs in as this person, up to the callback. @returns its address */
  async toCallback(origin: string, person: string | undefined, to = '/', more = ''): Promise<string> {
    const { url } = await this.follow(
      `${origin}/auth/login?return=${encodeURIComponent(to)}${more}`,
      '/auth/callback',
    );
    if (url.includes('/auth/callback')) return url;
    const response = await this.send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: person === undefined ? '' : `person=${person}`,
    });
    const next = new URL(response.headers.location ?? '', url).href;
    return (await this.follow(next, '/auth/callback')).url;
  }

  /** Signs in whole. @returns where that leads */
  async signIn(origin: string, person: string, to = '/', more = ''): Promise<string> {
    const response = await this.send(await this.toCallback(origin, person, to, more));
    return response.headers.location ?? '';
  }
}
