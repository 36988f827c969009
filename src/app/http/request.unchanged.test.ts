import * as v from 'valibot';
import { expect, test } from 'vitest';
import { HEADERS } from '../../contracts/gateway/api.ts';
import { request } from './request.ts';
import { gateway, call, failureOf } from './request.fixture.ts';

/** A gateway whose response has a tag, and which says "unchanged" to whoever has it. */
function tagged(responses: { body: string; drift?: string }[]) {
  const requested: (string | undefined)[] = [];
  const path = gateway((incoming, outgoing) => {
    const { body, drift } = responses[Math.min(requested.length, responses.length - 1)] ?? { body: '' };
    const has = incoming.headers['if-none-match'];
    requested.push(has);
    const headers = {
      etag: `"${body.length}"`,
      [HEADERS.asOf]: new Date(Date.UTC(2026, 10, 21, 12, 0, requested.length)).toISOString(),
      ...(drift !== undefined && { [HEADERS.drift]: drift }),
    };
    if (has === headers.etag) return outgoing.writeHead(304, headers).end();
    return outgoing.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(body);
  });
  return { path, requested };
}

test('an unchanged response is the very body that was read before, with the time of its new check', async () => {
  const drift = encodeURIComponent(JSON.stringify([{ path: 'id', got: 'x' }]));
  const { path, requested } = tagged([{ body: '{"word":"ready"}', drift }]);
  const [first, second, third] = [await call(await path), await call(await path), await call(await path)];
  expect(requested).toEqual([undefined, '"16"', '"16"']);
  expect(second.body).toBe(first.body);
  expect(third.body).toBe(first.body);
  expect([second.asOf - first.asOf, third.asOf - first.asOf]).toEqual([1_000, 2_000]);
  expect(second.drift).toEqual(first.drift);
});

test('a changed response is read anew, and the one after is compared with it', async () => {
  const { path, requested } = tagged([{ body: '{"word":"old"}' }, { body: '{"word":"newer"}' }]);
  const words = [await call(await path), await call(await path), await call(await path)].map(
    ({ body }) => body.word,
  );
  expect(words).toEqual(['old', 'newer', 'newer']);
  expect(requested).toEqual([undefined, '"14"', '"16"']);
});

test('what another schema read is not taken for this one’s', async () => {
  const { path, requested } = tagged([{ body: '{"word":"ready"}' }]);
  await call(await path);
  const other = v.object({ word: v.pipe(v.string(), v.length(5)) });
  const signal = new AbortController().signal;
  expect((await request({ path: await path, provider: null, schema: other, signal })).body.word).toBe(
    'ready',
  );
  expect(requested).toEqual([undefined, undefined]);
});

test('a failure in between forgets nothing', async () => {
  const { path, requested } = tagged([
    { body: '{"word":"ready"}' },
    { body: 'oops' },
    { body: '{"word":"ready"}' },
  ]);
  const first = await call(await path);
  expect((await failureOf(call(await path))).kind).toBe('contract');
  expect((await call(await path)).body).toBe(first.body);
  expect(requested[2]).toBe('"16"');
});
