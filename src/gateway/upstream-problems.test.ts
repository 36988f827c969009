import type { ServerResponse } from 'node:http';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { GATEWAY_ERRORS } from '../contracts/gateway/errors.ts';
import { gatewayProblem, HEADERS } from '../contracts/gateway/api.ts';
import isoMediaSample from '../contracts/hostup/samples/iso-media.json';
import problemSample from '../contracts/hostup/samples/problem.json';
import { entriesOf } from './log.fixture.ts';
import { respondJson, startGateway, startUpstream } from './upstream.fixture.ts';
import { MEDIA, JSON_TYPE, through } from './through-gateway.fixture.ts';

function problemOf({ response, body }: { response: Response; body: string }) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = v.parse(gatewayProblem, JSON.parse(body));
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get(HEADERS.requestId));
  return problem;
}

test.each([
  [400, 'upstream_rejected'],
  [401, 'upstream_unauthorized'],
  [402, 'upstream_rejected'],
  [403, 'upstream_forbidden'],
  [404, 'upstream_not_found'],
  [405, 'upstream_rejected'],
  [409, 'upstream_rejected'],
  [422, 'upstream_rejected'],
  [423, 'upstream_locked'],
  [429, 'upstream_rate_limited'],
  [500, 'upstream_failed'],
  [502, 'upstream_failed'],
  [503, 'upstream_unavailable'],
  [504, 'upstream_failed'],
  [599, 'upstream_failed'],
] as const)('status %d of the provider becomes %s, whatever its body contains', async (status, code) => {
  const result = await through((res) => respondJson(res, problemSample, status));
  const problem = problemOf(result);
  expect(problem).toMatchObject({ code, provider: 'hostup', instance: MEDIA });
  expect(result.response.status).toBe(GATEWAY_ERRORS[code].status);
  expect(problem.title).toBe(GATEWAY_ERRORS[code].title);
  expect(problem.upstream).toMatchObject({
    status,
    code: 'invalid_request',
    requestId: problemSample.requestId,
  });
  expect(result.log).toHaveLength(1);
  expect(entriesOf(result.log)).toMatchObject([
    { provider: 'hostup', endpoint: 'GET /api/v2/vps/{id}/iso', code, status },
  ]);
});

test("HostUp's problem is passed on field by field, never its type or extensions", async () => {
  const result = await through((res) =>
    respondJson(
      res,
      { ...problemSample, type: 'javascript:alert(1)', extensions: { note: 'internal' } },
      409,
    ),
  );
  const { title, detail, code, instance, requestId, timestamp, errors } = problemSample;
  expect(problemOf(result).upstream).toEqual({
    status: 409,
    title,
    detail,
    code,
    instance,
    requestId,
    timestamp,
    errors,
  });
  expect(result.body).not.toContain('javascript');
  expect(result.body).not.toContain('internal');
});

test('a long detail is cut to 500 characters; odd codes and ids are dropped', async () => {
  const odd = { detail: 'x'.repeat(100_000), code: 'Not A Code', requestId: '<b>1</b>', instance: 'a b' };
  const { upstream } = problemOf(await through((res) => respondJson(res, odd, 500)));
  expect(upstream?.detail).toHaveLength(500);
  expect(upstream).toMatchObject({ code: null, requestId: null, instance: null });
});

test("VPSBG's message is its detail; a 401 names where to make a key", async () => {
  const result = await through(
    (res) => respondJson(res, { message: 'Unauthenticated.' }, 401),
    '/api/vpsbg/isos',
  );
  const problem = problemOf(result);
  expect(problem.upstream?.detail).toBe('Unauthenticated.');
  expect(problem.detail).toContain('VPSBG_API_KEY');
  expect(problem.detail).toContain('https://secure.vpsbg.eu');
});

test('an HTML error page is never passed on', async () => {
  const result = await through((res) =>
    res.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Internal <b>stack</b></h1>'),
  );
  expect(problemOf(result)).toMatchObject({
    code: 'upstream_failed',
    upstream: { detail: null, status: 500 },
  });
  expect(result.body).not.toContain('<h1>');
});

test.each<[string, (response: ServerResponse) => void, string]>([
  [
    'HTML with 200',
    (res) => res.writeHead(200, { 'content-type': 'text/html' }).end('<p>hi'),
    'text/html, not JSON',
  ],
  [
    'JSON as text',
    (res) => res.writeHead(200, { 'content-type': 'text/plain' }).end('{}'),
    'text/plain, not JSON',
  ],
  ['no content type', (res) => res.writeHead(200).end('{}'), 'not JSON'],
  ['a hostile content type', (res) => res.writeHead(200, { 'content-type': '<script>' }).end(), 'not JSON'],
  ['cut JSON', (res) => res.writeHead(200, JSON_TYPE).end('{"available": ['), 'not valid JSON'],
  ['an empty body', (res) => res.writeHead(200, JSON_TYPE).end(), 'empty'],
  ['204', (res) => res.writeHead(204).end(), 'of status 204'],
  ['205', (res) => res.writeHead(205).end(), 'of status 205'],
  ['a part (206)', (res) => respondJson(res, isoMediaSample, 206), 'of status 206'],
  ['a list', (res) => respondJson(res, []), 'not as documented at'],
  ['null', (res) => respondJson(res, null), 'not as documented at its top level'],
  ['text', (res) => respondJson(res, 'ok'), 'not as documented at its top level'],
  [
    'an envelope without a list',
    (res) => respondJson(res, { ...isoMediaSample, mounted: {} }),
    'at `mounted`',
  ],
  [
    'a coding that was not requested',
    (res) => res.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'br' }).end('x'),
    'content coding',
  ],
  [
    'gzip that is not gzip',
    (res) => res.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end('plain'),
    'gzip',
  ],
])('%s is upstream_invalid and gives the reason', async (_name, respond, why) => {
  const result = await through(respond);
  const problem = problemOf(result);
  expect(problem.code).toBe('upstream_invalid');
  expect(problem.detail).toContain('HostUp');
  expect(problem.detail).toContain('GET /api/v2/vps/{id}/iso');
  expect(problem.detail).toContain(why);
  expect(result.body).not.toMatch(/<script>|<p>/);
});

test.each([301, 302, 303, 307, 308])(
  'a redirect (%d) is never followed, to wherever it points',
  async (status) => {
    const trap = await startUpstream((_request, response) => respondJson(response, isoMediaSample));
    for (const location of [`${trap.url}/api/v2/vps/vps_1/iso`, '/api/v2/keys']) {
      const result = await through((res) => res.writeHead(status, { location }).end());
      expect(problemOf(result)).toMatchObject({ code: 'upstream_invalid' });
      expect(result.upstream.calls).toHaveLength(1);
    }
    expect(trap.calls).toHaveLength(0);
  },
);

test('a response nested deeper than the stack is refused as one, not as a fault of ours', async () => {
  const deep = `${JSON.stringify(isoMediaSample).slice(0, -1)},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const upstream = await startUpstream((_request, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(deep),
  );
  const gateway = await startGateway(upstream.url);
  const response = await fetch(`${gateway.url}/api/hostup/vps/vps_1/iso`);
  expect(await response.json()).toMatchObject({
    code: 'upstream_invalid',
    detail: expect.stringContaining('nested too deeply'),
  });
});

test.each([
  ['text', 'Server Error: canary-hostup-key', 'Server Error: [API key]'],
  ['JSON', '{"message":"Full."}', 'Full.'],
])('the words of an error in plain text are passed on: %s', async (_, body, detail) => {
  const upstream = await startUpstream((_request, response) =>
    response.writeHead(500, { 'content-type': 'text/plain' }).end(body),
  );
  const gateway = await startGateway(upstream.url, { apiKey: 'canary-hostup-key' });
  const response = await fetch(`${gateway.url}/api/hostup/vps/vps_1/iso`);
  expect(await response.json()).toMatchObject({ upstream: { status: 500, detail } });
});
