import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { SignJWT } from 'jose';

// The backend of a control panel, as small as it can be: it serves the panel's page, and signs tokens for Drivebay.

/**
 * Who may use this panel, and what is theirs. The ids are those of the sandbox's default account.
 *
 * @type {Record<string, { name: string, role: 'customer' | 'support', servers: { id: string, name: string }[], isos: number[] | '*' }>}
 */
const PEOPLE = {
  astrid: {
    name: 'Astrid (customer)',
    role: 'customer',
    servers: [{ id: 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3', name: 'web-01' }],
    isos: [1000, 1001, 1004],
  },
  boris: {
    name: 'Boris (customer)',
    role: 'customer',
    servers: [{ id: 'vps_01jd4kq8s0t7v2w9x3y5z6a003', name: 'db-replica' }],
    isos: [1003],
  },
  support: {
    name: 'Support staff',
    role: 'support',
    servers: [
      { id: 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3', name: 'web-01' },
      { id: 'vps_01jd4kq8s0t7v2w9x3y5z6a003', name: 'db-replica' },
    ],
    isos: '*',
  },
};

/**
 * What may be done on each of one's servers: by name, as a role allows nothing. These customers share an account, so that
 * its library is not theirs to mount from, download into or delete.
 */
const ACTIONS = {
  customer: ['unmount', 'restart'],
  support: ['mount', 'unmount', 'download', 'delete', 'restart'],
};

/** @type {Record<string, { file: URL, type: string }>} */
const FILES = {
  '/': { file: new URL('page/index.html', import.meta.url), type: 'text/html; charset=utf-8' },
  '/icon.svg': { file: new URL('page/icon.svg', import.meta.url), type: 'image/svg+xml' },
  '/panel.css': { file: new URL('page/panel.css', import.meta.url), type: 'text/css; charset=utf-8' },
  '/panel.js': { file: new URL('page/panel.js', import.meta.url), type: 'text/javascript' },
  '/looks.mjs': { file: new URL('page/looks.mjs', import.meta.url), type: 'text/javascript' },
  '/drivebay-panel.js': {
    file: new URL('../../dist/panel-sdk/drivebay-panel.js', import.meta.url),
    type: 'text/javascript',
  },
};

/**
 * @param {object} settings
 * @param {string} settings.drivebay origin of Drivebay's gateway
 * @param {string} settings.tenant this panel's id there
 * @param {string} settings.origin of the panel itself
 * @param {CryptoKey} settings.signingKey private half of the pair whose public half the gateway has
 * @param {number} settings.tokenSeconds how long a token is good
 */
export function createPanel({ drivebay, tenant, origin, signingKey, tokenSeconds }) {
  /** @param {string} who */
  function tokenFor(who) {
    const person = Object.hasOwn(PEOPLE, who) ? PEOPLE[who] : undefined;
    if (!person) return undefined;
    const now = Math.floor(Date.now() / 1_000);
    const hostup = {
      vps: person.servers.map(({ id }) => id),
      // Shown as the server's name, in place of its id.
      names: Object.fromEntries(person.servers.map(({ id, name }) => [id, name])),
      actions: Object.fromEntries(person.servers.map(({ id }) => [id, ACTIONS[person.role]])),
    };
    const claims = {
      parent: origin,
      acct: 'main',
      // The library is the whole account's: a customer sees of it what is in the drives of their own VPSs.
      hostup: person.role === 'support' ? { ...hostup, library: 'all' } : hostup,
      vpsbg: { isos: person.isos },
      role: person.role,
    };
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', typ: 'iso-embed+jwt' })
      .setIssuer(origin)
      .setAudience(drivebay)
      .setSubject(who)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + tokenSeconds)
      .sign(signingKey);
  }

  /**
   * @param {import('node:http').IncomingMessage} request
   * @returns {Promise<{ status: number, type: string, body: string | Buffer }>}
   */
  async function respondTo({ method, url: target = '/', headers }) {
    const url = new URL(target, origin);
    if (method === 'GET' && url.pathname === '/panel.json') {
      return {
        status: 200,
        type: 'application/json',
        body: JSON.stringify({ drivebay, tenant, people: PEOPLE }),
      };
    }
    // A real panel knows the user from its own session, and guards this like every other form of its own.
    if (method === 'POST' && url.pathname === '/iso-token' && headers['sec-fetch-site'] === 'same-origin') {
      const token = await tokenFor(url.searchParams.get('who') ?? '');
      if (token) return { status: 200, type: 'text/plain', body: token };
    }
    const found = method === 'GET' ? FILES[url.pathname] : undefined;
    if (!found) return { status: 404, type: 'text/plain', body: 'Not found.' };
    return { status: 200, type: found.type, body: await readFile(found.file) };
  }

  // Embedding needs only frame-src in a panel's policy, and works under the strictest of the others.
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src ${drivebay}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return createServer((request, response) => {
    void respondTo(request)
      .catch(() => ({ status: 500, type: 'text/plain', body: 'The panel has a fault.' }))
      .then(({ status, type, body }) => {
        response.writeHead(status, {
          'content-type': type,
          'cache-control': 'no-store',
          'content-security-policy': policy,
          'cross-origin-embedder-policy': 'require-corp',
          'cross-origin-opener-policy': 'same-origin',
          'x-content-type-options': 'nosniff',
        });
        response.end(body);
      });
  });
}
