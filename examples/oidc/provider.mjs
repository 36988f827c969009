import { createServer } from 'node:http';
import { once } from 'node:events';
import { Provider } from 'oidc-provider';

/**
 * An identity provider to try staff mode with, and for the tests: oidc-provider with a page that signs anyone in whom it
 * knows, without a password. Never run it where others can reach it.
 *
 * @param {object} options
 * @param {string} options.gateway address of the staff gateway: its origin and, below a path, `BASE_PATH` after it
 * @param {string} options.clientSecret
 * @param {Record<string, { name: string, groups: string[], minutesAgo?: number }>} options.people by subject; may be changed
 *   while it runs. With `minutesAgo` a person signed in so long ago, unless a new sign-in is required
 * @param {number} [options.port] 0 lets the system choose
 * @param {object[]} [options.keys] private JWKs that sign, the first one first; absent: its own for development
 */
export async function startProvider({ gateway, clientSecret, people, port = 0, keys }) {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'drivebay',
        client_secret: clientSecret,
        redirect_uris: [`${gateway}/auth/callback`],
        post_logout_redirect_uris: [`${gateway}/sign-in`],
        backchannel_logout_uri: `${gateway}/auth/backchannel-logout`,
        backchannel_logout_session_required: true,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    ...(keys && { jwks: { keys } }),
    cookies: { keys: ['an example, not a secret'] },
    claims: { openid: ['sub'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'groups'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askWhetherToSignOut },
    },
    // What a page of the company's would do: no question whether the gateway may know the name.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId,
        accountId: oidc.session?.accountId,
      });
      grant.addOIDCScope('openid profile groups');
      const id = await grant.save();
      // The session knows its clients by their grants: a logout tells them.
      if (oidc.client) oidc.session?.grantIdFor(oidc.client.clientId, id);
      return grant;
    },
    issueRefreshToken: () => Promise.resolve(true),
    findAccount: (_, sub) => {
      const person = Object.hasOwn(people, sub) ? people[sub] : undefined;
      return person && { accountId: sub, claims: () => ({ sub, ...person }) };
    },
    // By itself it calls no address of this machine, where the gateway is.
    fetch: (url, { method = 'GET', headers = {}, body = null, signal = null } = {}) =>
      fetch(url, { method, headers, body, signal, redirect: 'manual' }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  });
  const callback = provider.callback();
  server.on('request', (request, response) => {
    const [, uid] = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '') ?? [];
    if (uid === undefined) void callback(request, response);
    else if (request.method === 'POST') void signIn(provider, people, request, response);
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pageOf(people));
  });
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('oidc-provider').Provider} provider
 * @param {Record<string, { minutesAgo?: number }>} people
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function signIn(provider, people, request, response) {
  let body = '';
  for await (const chunk of request) body += chunk;
  const person = new URLSearchParams(body).get('person');
  const { params } = await provider.interactionDetails(request, response);
  const { minutesAgo = 0 } = (params['prompt'] !== 'login' && person !== null && people[person]) || {};
  const ts = Math.floor(Date.now() / 1_000) - minutesAgo * 60;
  const result =
    person === null
      ? { error: 'access_denied', error_description: 'The person cancelled.' }
      : { login: { accountId: person, ts } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/**
 * @param {{ body: unknown }} context
 * @param {string} form of oidc-provider's, with the ID `op.logoutForm`
 */
function askWhetherToSignOut(context, form) {
  context.body = `<!doctype html><html lang="en"><title>Sign out</title><h1>Sign out of the identity provider?</h1>
${form}<p><button form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button form="op.logoutForm">Stay signed in</button></p></html>`;
}

/** @param {string} text */
const escaped = (text) => text.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** @param {Record<string, { name: string, groups: string[] }>} people */
function pageOf(people) {
  const buttons = Object.entries(people).map(
    ([sub, { name }]) => `<p><button name="person" value="${escaped(sub)}">${escaped(name)}</button></p>`,
  );
  return `<!doctype html><html lang="en"><title>Example identity provider</title>
<h1>Example identity provider</h1><form method="post">${buttons.join('')}<p><button>Cancel</button></p></form></html>`;
}
