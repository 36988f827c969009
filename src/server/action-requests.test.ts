import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { IDEMPOTENCY_KEY, MAX_ACTION_BYTES } from '../contracts/gateway/action-bodies.ts';
import { actionApi, ACTIONS, type Action } from '../contracts/gateway/actions.ts';
import { api } from '../contracts/gateway/api.ts';
import { RESCUE, send, startOwner } from './actions.fixture.ts';

const JSON_BODY = JSON.stringify({ isoId: RESCUE, device: 'ide3' });
const MOUNT = actionApi.mount('vps_ubuntu1');

test.each([
  ['another origin', { origin: 'https://evil.example' }, 403],
  ['no origin of its own', { origin: 'null' }, 403],
  ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sibling', { 'sec-fetch-site': 'same-site' }, 403],
  ['a navigation', { 'sec-fetch-site': 'none' }, 403],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['a form with files', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
  ['plain text', { 'content-type': 'text/plain' }, 415],
  ['JSON called text', { 'content-type': 'text/plain; x=application/json' }, 415],
  ['two types in one', { 'content-type': 'text/plain, application/json' }, 415],
  ['a type like JSON', { 'content-type': 'application/jsonp' }, 415],
  ['another charset', { 'content-type': 'application/json; charset=utf-16' }, 415],
  ['compression', { 'content-encoding': 'gzip' }, 415],
  ['no key of the intent', { [IDEMPOTENCY_KEY]: undefined }, 400],
  ['a short key', { [IDEMPOTENCY_KEY]: 'abc' }, 400],
  ['a strange key', { [IDEMPOTENCY_KEY]: 'a b c d e f g h i j' }, 400],
])('a request with %s is refused, and HostUp is not called', async (_, headers, status) => {
  const { url, calls } = await startOwner();
  expect((await send(url, MOUNT, { raw: JSON_BODY, headers })).status).toBe(status);
  expect((await calls()).all).toBe(0);
});

test('a body without a type is refused, too', async () => {
  const { url, calls } = await startOwner();
  const response = await fetch(url + MOUNT, { method: 'POST', body: new TextEncoder().encode(JSON_BODY) });
  expect([response.status, (await calls()).all]).toEqual([415, 0]);
});

test.each([
  ['not JSON', '{', 400],
  ['nothing', '', 400],
  ['a list', '[]', 422],
  ['null', 'null', 422],
  ['a field too many', '{"isoId":"iso_1","force":true}', 422],
  ['a prototype', `{"isoId":"${RESCUE}","device":"ide3","__proto__":{"x":1}}`, 422],
  ['another device', `{"isoId":"${RESCUE}","device":"scsi0"}`, 422],
  ['an id that leads elsewhere', '{"isoId":"../../keys"}', 422],
  ['too much', JSON.stringify({ isoId: 'x'.repeat(MAX_ACTION_BYTES) }), 413],
])('a body that is %s is refused', async (_, raw, status) => {
  const { url, calls } = await startOwner();
  const reply = await send(url, MOUNT, { raw, headers: { 'content-type': 'application/json' } });
  expect([reply.status, (await calls()).all]).toEqual([status, 0]);
});

test('what is wrong is named with its field', async () => {
  const { url } = await startOwner();
  const reply = await send(url, actionApi.download('vps_ubuntu1'), {
    body: { url: 'ftp://example.com/a.iso', filename: '../a.iso', size: 1 },
  });
  expect(reply.body).toMatchObject({
    code: 'invalid_body',
    errors: [
      { pointer: '/url', detail: 'must begin with http:// or https://' },
      { pointer: '/filename', detail: 'must not contain slashes or control characters' },
      { pointer: '/size', detail: 'is not a field of this request' },
    ],
  });
});

test('under another name (DNS rebinding) nothing is done', async () => {
  const { url, calls } = await startOwner();
  const { port } = new URL(url);
  const received = await new Promise<string>((resolve) => {
    const head = `POST ${MOUNT} HTTP/1.1\r\nHost: evil.example:${port}\r\nContent-Type: application/json\r\n${IDEMPOTENCY_KEY}: 0123456789abcdef\r\nContent-Length: ${JSON_BODY.length}\r\nConnection: close\r\n\r\n`;
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(head + JSON_BODY));
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => resolve(text));
  });
  expect([received.slice(0, 12), (await calls()).all]).toEqual(['HTTP/1.1 403', 0]);
});

test('paths of actions take their own method and no other', async () => {
  const { url, calls } = await startOwner();
  for (const method of ['PUT', 'PATCH', 'OPTIONS', 'DELETE']) {
    const path = method === 'DELETE' ? actionApi.restart('vps_ubuntu1') : MOUNT;
    const reply = await send(url, path, { method });
    expect([method, reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([
      method,
      405,
      null,
    ]);
  }
  const wrong = await send(url, actionApi.restart('vps_ubuntu1'), { method: 'PUT' });
  expect(wrong.headers.get('allow')).toBe('GET, HEAD, POST');
  for (const path of [
    api.hostupIsoMedia('vps_ubuntu1'),
    api.hostupVpsList(),
    api.vpsbgIsos(),
    api.session(),
  ]) {
    expect((await send(url, path, { body: {} })).status).toBe(405);
  }
  const withBody = await send(url, actionApi.delete('vps_ubuntu1', RESCUE), { method: 'DELETE', body: {} });
  expect([withBody.status, (await calls()).all]).toEqual([400, 0]);
});

test('HostUp is called once for a double click, and for every retry of it', async () => {
  const { act, calls } = await startOwner();
  const key = 'one-intent-0123456789';
  const both = await Promise.all([
    act('mount', 'vps_actslow1', { key }),
    act('mount', 'vps_actslow1', { key }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect((await act('mount', 'vps_actslow1', { key })).body).toEqual(both[0]?.body);
  expect((await calls()).writes).toHaveLength(1);
  const other = await act('unmount', 'vps_actslow1', { key });
  expect([other.status, other.code]).toEqual([422, 'idempotency_key_reused']);
}, 20_000);

test('a lost response is reported again, and nothing is sent again', async () => {
  const { act, calls } = await startOwner();
  const key = 'one-intent-0123456789';
  for (let n = 0; n < 3; n += 1)
    expect((await act('mount', 'vps_actlost1', { key })).code).toBe('outcome_unknown');
  expect((await calls()).writes).toHaveLength(1);
});

test('what was refused before HostUp was called may be tried again with the same key', async () => {
  const { act, media } = await startOwner();
  const key = 'one-intent-0123456789';
  await media('vps_inserting1');
  expect((await act('unmount', 'vps_emptydrive1', { key })).code).toBe('media_changed');
  await act('mount', 'vps_emptydrive1', { body: { isoId: RESCUE, device: 'ide2' } });
  expect((await act('unmount', 'vps_emptydrive1', { key })).status).toBe(200);
});

test('one action on a VPS at a time; another VPS is another matter', async () => {
  const { act, calls } = await startOwner();
  const first = act('mount', 'vps_actslow1');
  await expect.poll(async () => (await calls()).writes.length).toBe(1);
  const second = await act('unmount', 'vps_actslow1');
  expect([second.status, second.code]).toEqual([409, 'action_in_progress']);
  expect((await act('unmount', 'vps_ubuntu1')).status).toBe(200);
  expect((await first).status).toBe(200);
  expect((await act('unmount', 'vps_actslow1')).status).toBe(200);
}, 20_000);

test('an action goes on when the browser has gone', async () => {
  const { url, media, calls } = await startOwner();
  const gone = new AbortController();
  const sent = fetch(url + actionApi.mount('vps_actslow1'), {
    method: 'POST',
    signal: gone.signal,
    headers: { 'content-type': 'application/json', [IDEMPOTENCY_KEY]: 'one-intent-0123456789' },
    body: JSON_BODY,
  });
  await expect.poll(async () => (await calls()).writes.length).toBe(1);
  gone.abort();
  await expect(sent).rejects.toThrow('aborted');
  await expect.poll(async () => (await media('vps_actslow1')).mounted.length, { timeout: 10_000 }).toBe(2);
}, 20_000);

test('a rate limit of HostUp holds the next action back', async () => {
  const { act, calls } = await startOwner();
  const first = await act('mount', 'vps_actlimited1');
  const second = await act('mount', 'vps_actlimited1');
  expect([first.code, second.code]).toEqual(['upstream_rate_limited', 'upstream_rate_limited']);
  expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(second.body).toMatchObject({
    detail: expect.stringMatching(/Nothing was done\. Try again in [1-5] s\.$/),
  });
  expect((await calls()).writes).toHaveLength(1);
});

test('without permission to act, no request of any method and path leaves the gateway as a write', async () => {
  const { url, calls } = await startOwner([]);
  const paths = [
    ...ACTIONS.map((action) =>
      action === 'delete' ? actionApi.delete('vps_ubuntu1', RESCUE) : actionApi[action]('vps_ubuntu1'),
    ),
    api.hostupIsoMedia('vps_ubuntu1'),
  ];
  for (const path of paths) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const body = method === 'DELETE' ? {} : { body: { isoId: RESCUE } };
      expect([403, 405, 422]).toContain((await send(url, path, { method, ...body })).status);
    }
  }
  expect((await calls()).all).toBe(0);
});

/** A good request for each action, so that nothing but what a case changes can refuse it. */
const GOOD: readonly { action: Action; path: string; method: string; raw?: string }[] = [
  { action: 'mount', path: MOUNT, method: 'POST', raw: JSON_BODY },
  { action: 'unmount', path: actionApi.unmount('vps_ubuntu1'), method: 'POST', raw: '{"device":"ide2"}' },
  {
    action: 'download',
    path: actionApi.download('vps_ubuntu1'),
    method: 'POST',
    raw: '{"url":"https://example.com/a.iso","filename":"a.iso"}',
  },
  // Not the one that is mounted.
  {
    action: 'delete',
    path: actionApi.delete('vps_ubuntu1', 'iso_01hxc1d2e3f4g5h6j7k8m9n0p1'),
    method: 'DELETE',
  },
  { action: 'restart', path: actionApi.restart('vps_ubuntu1'), method: 'POST', raw: '{}' },
];
const FOREIGN = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
];
const OTHER_TYPES = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/plain; x=application/json',
  'text/plain, application/json',
  'application/jsonp',
  'application/json; charset=utf-16',
];

/** One request by hand, with any `Host`. @returns its status line */
async function sentAs(host: string, url: string, { action, method, path, raw = '' }: (typeof GOOD)[number]) {
  const { port } = new URL(url);
  const body = raw === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${raw.length}\r\n`;
  const head = `${method} ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\n${IDEMPOTENCY_KEY}: ${action}-0123456789abcdef\r\n${body}Connection: close\r\n\r\n`;
  return new Promise<string>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(head + raw));
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    socket.on('close', () => resolve(text.slice(0, 12)));
  });
}

test('foreign origins, forms, other types and other names are refused at the path of each action, with no call', async () => {
  const { url, calls, audit } = await startOwner();
  expect(GOOD.map(({ action }) => action)).toEqual(ACTIONS);
  for (const good of GOOD) {
    const { action, path, ...request } = good;
    for (const headers of FOREIGN) {
      expect([action, headers, (await send(url, path, { ...request, headers })).status]).toEqual([
        action,
        headers,
        403,
      ]);
    }
    for (const type of request.raw === undefined ? [] : OTHER_TYPES) {
      const headers = { 'content-type': type };
      expect([action, type, (await send(url, path, { ...request, headers })).status]).toEqual([
        action,
        type,
        415,
      ]);
    }
    // A form has no other methods, and DELETE takes no body of any type.
    const form = {
      method: 'POST',
      raw: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect([403, 405, 415]).toContain((await send(url, path, form)).status);
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH']) {
      expect([404, 405]).toContain((await fetch(url + path, { method })).status);
    }
    expect([action, await sentAs('evil.example', url, good)]).toEqual([action, 'HTTP/1.1 403']);
    expect((await send(url, path, { ...request, headers: { [IDEMPOTENCY_KEY]: undefined } })).status).toBe(
      400,
    );
  }
  expect([(await calls()).all, audit.entries]).toEqual([0, []]);
  // The same requests are good when nothing is changed.
  for (const good of GOOD)
    expect([good.action, (await sentAs('127.0.0.1', url, good)).slice(0, 10)]).toEqual([
      good.action,
      'HTTP/1.1 2',
    ]);
});
