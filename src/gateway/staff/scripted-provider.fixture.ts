import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { newKeyPair } from '../../../scripts/key-pair.mjs';
import { listen } from '../../../scripts/serve.mjs';
import { respondJson } from '../upstream.fixture.ts';
import { SECRETS, startStaff, type StaffOptions } from './staff.fixture.ts';

const ES256 = 'ES256';
const CLIENT = 'drivebay';

/** What it does from now on. A test changes it; by itself it signs Ann in, as it should. */
export interface Script {
  /** In place of, or besides, those of a good ID token; `undefined` leaves one out. */
  claims: Record<string, unknown>;
  /** Of a good token, or how it is forged. */
  signature: 'good' | 'of another key' | 'none' | 'made with the client secret';
  hasIdToken: boolean;
  userinfo: Record<string, unknown>;
  metadata: Record<string, unknown>;
  /** Of the token endpoint, in place of its own. */
  tokenError: { status: number; body: unknown } | undefined;
  isDown: boolean;
  /** These paths alone do not respond. */
  down: string[];
  /** Each refresh token is good for one use, which gives a new one. */
  rotates: boolean;
  /** Until this is done, the token endpoint does not respond. */
  ready: Promise<unknown>;
}

/** No log, page, error, audit or metric may have them. */
export const CANARIES = {
  code: 'canary-code-6b1f',
  access: 'canary-access-token-93ad',
  refresh: 'canary-refresh-token-07ce',
};

/** An identity provider that lies, fails or forges as a test wants it to: a certified one does not. */
async function startScriptedProvider() {
  const [own, other] = [newKeyPair(), newKeyPair()];
  const script: Script = {
    claims: {},
    signature: 'good',
    hasIdToken: true,
    userinfo: {},
    metadata: {},
    tokenError: undefined,
    isDown: false,
    down: [],
    rotates: false,
    ready: Promise.resolve(),
  };
  let refreshes = 0;
  /** The one that is good now, where they rotate. */
  const refreshToken = () => (refreshes === 0 ? CANARIES.refresh : `${CANARIES.refresh}-${refreshes}`);
  let nonce: string | null = null;
  /** Every ID token that it gave out. */
  const idTokens: string[] = [];
  const server = createServer((request, response) => void respond(request, response));
  const issuer = `http://127.0.0.1:${await listen(server)}`;

  const sign = (payload: JWTPayload, signature: Script['signature'], typ = 'JWT') => {
    if (signature === 'none') return Promise.resolve(new UnsecuredJWT(payload).encode());
    const isShared = signature === 'made with the client secret';
    const jwt = new SignJWT(payload).setProtectedHeader({ alg: isShared ? 'HS256' : ES256, kid: 'k1', typ });
    if (isShared) return jwt.sign(new TextEncoder().encode(SECRETS.CLIENT));
    return jwt.sign((signature === 'good' ? own : other).privateKey);
  };
  const now = () => Math.floor(Date.now() / 1_000);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (script.isDown) return void response.destroy();
    const url = new URL(request.url ?? '/', issuer);
    if (script.down.includes(url.pathname)) return void response.destroy();
    if (url.pathname === '/authorize') {
      nonce = url.searchParams.get('nonce');
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      const returned = { code: CANARIES.code, state: url.searchParams.get('state') ?? '', iss: issuer };
      back.search = new URLSearchParams(returned).toString();
      return void response.writeHead(303, { location: back.href }).end();
    }
    if (url.pathname === '/keys')
      return respondJson(response, {
        keys: [{ ...(await exportJWK(own.publicKey)), kid: 'k1', alg: ES256 }],
      });
    if (url.pathname === '/me')
      return respondJson(response, { sub: 'ann', groups: ['support'], ...script.userinfo });
    if (url.pathname === '/token') {
      if (script.tokenError) return respondJson(response, script.tokenError.body, script.tokenError.status);
      const form = new URLSearchParams(await text(request));
      if (script.rotates && form.get('grant_type') === 'refresh_token') {
        if (form.get('refresh_token') !== refreshToken())
          return respondJson(response, { error: 'invalid_grant' }, 400);
        refreshes += 1;
        await script.ready;
      }
      const claims = {
        iss: issuer,
        aud: CLIENT,
        sub: 'ann',
        sid: 'sid-1',
        name: 'Ann Viewer',
        nonce,
        iat: now(),
        exp: now() + 300,
        auth_time: now(),
        ...script.claims,
      };
      const idToken = await sign(claims, script.signature);
      idTokens.push(idToken);
      return respondJson(response, {
        token_type: 'Bearer',
        access_token: CANARIES.access,
        refresh_token: refreshToken(),
        expires_in: 3_600,
        ...(script.hasIdToken && { id_token: idToken }),
      });
    }
    respondJson(response, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/me`,
      jwks_uri: `${issuer}/keys`,
      end_session_endpoint: `${issuer}/end`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: [ES256],
      ...script.metadata,
    });
  }

  /** @param claims in place of, or besides, those of a good one; `undefined` leaves one out */
  const logoutToken = (
    claims: Record<string, unknown> = {},
    signature: Script['signature'] = 'good',
    typ = 'logout+jwt',
  ) => {
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const good = {
      iss: issuer,
      aud: CLIENT,
      sub: 'ann',
      jti: crypto.randomUUID(),
      iat: now(),
      exp: now() + 120,
    };
    return sign({ ...good, events, ...claims }, signature, typ);
  };
  return {
    issuer,
    script,
    idTokens,
    /** How many refresh tokens were used up. */
    refreshes: () => refreshes,
    logoutToken,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** A gateway whose people sign in at such a provider. Ann is in the group `support`. */
export async function startScriptedDesk(upstreamUrl: string, options: StaffOptions = {}) {
  const providers: Awaited<ReturnType<typeof startScriptedProvider>>[] = [];
  const desk = await startStaff(upstreamUrl, {
    ...options,
    change: { algorithm: ES256, ...options.change },
    identityProvider: async () => {
      const provider = await startScriptedProvider();
      providers.push(provider);
      return provider;
    },
  });
  const [provider] = providers;
  if (!provider) throw new Error('No provider was started.');
  return { ...desk, ...provider };
}
