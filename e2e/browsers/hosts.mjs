// Started as a process: the example panel with its gateway and sandbox, and on the panel's origin `/host`: pages around the frame
// that differ from a plain one in a header or in the frame's attributes.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { runPanel } from '../../examples/panel/run-panel.mjs';

/** @type {Record<string, (nonce: string) => Record<string, string>>} */
const HEADERS = {
  plain: () => ({}),
  coep: () => ({ 'cross-origin-embedder-policy': 'require-corp' }),
  coop: () => ({ 'cross-origin-opener-policy': 'same-origin' }),
  csp: (nonce) => ({
    'content-security-policy': `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src 'self'; frame-src http://127.0.0.1:*; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
  }),
  clipboard: () => ({ 'permissions-policy': 'clipboard-write=()' }),
};

/** In the host's page. `sandbox` of its address is the frame's attribute, `none` for a frame without one; `locale` is the SDK's. */
const SCRIPT = `
import { mount } from '/drivebay-panel.js';
const { drivebay, tenant, people } = await (await fetch('/panel.json')).json();
const address = new URLSearchParams(location.search);
const who = address.get('who') ?? 'astrid';
const note = (text) => (document.getElementById('note').textContent = text);
mount(document.getElementById('frame'), {
  origin: drivebay,
  tenant,
  vpsId: people[who].servers[0].id,
  fetchToken: async () => (await fetch('/iso-token?who=' + who, { method: 'POST' })).text(),
  locale: address.get('locale') ?? 'en',
  onStatus: (status) => note('Drivebay: ' + status),
  onError: (error) => note(error.message),
});
// The frame is lazy: it loads after this script.
const frame = document.querySelector('iframe');
const sandbox = address.get('sandbox');
if (sandbox === 'none') frame.removeAttribute('sandbox');
else if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
document.getElementById('frame').style.width = address.get('width') ?? '';
`;

/** @param {string} nonce */
const pageOf = (nonce) =>
  `<!doctype html><html lang="en"><title>A host</title><p id="note"></p><div id="frame"></div><script type="module" nonce="${nonce}">${SCRIPT}</script></html>`;

await runPanel((panel) =>
  createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== '/host') {
      panel.emit('request', request, response);
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    const headers = HEADERS[url.searchParams.get('as') ?? 'plain']?.(nonce);
    response.writeHead(headers ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(headers ? pageOf(nonce) : 'No such host.');
  }),
);
