import type { ServerResponse } from 'node:http';
import * as v from 'valibot';
import { expect } from 'vitest';
import sample from '../../../src/contracts/vpsbg/samples/iso.json';
import type { Flip } from './flip.ts';

const row = (id: number) => ({ ...sample, id });

/** The list of ISOs as a gateway reads it from a VPSBG that responds so, and what it requested. */
async function isoList(respond: (path: string, response: ServerResponse) => void): Promise<unknown> {
  const { respondJson, startGateway, startUpstream } =
    await import('../../../src/gateway/upstream.fixture.ts');
  const upstream = await startUpstream(({ url = '' }, response) => {
    respond(url, response);
    if (!response.writableEnded) respondJson(response, { message: 'Not found.' }, 404);
  });
  const gateway = await startGateway(upstream.url);
  const response = await fetch(`${gateway.url}/api/vpsbg/isos`);
  const body = v.parse(v.record(v.string(), v.unknown()), await response.json());
  const drift = decodeURIComponent(response.headers.get('x-iso-drift') ?? '');
  return {
    requested: upstream.calls.map(({ url }) => url),
    ids: Array.isArray(body['data']) ? body['data'].map((iso: { id: number } | null) => iso?.id) : null,
    ...(body['code'] !== undefined && { code: body['code'], detail: body['detail'] }),
    ...(drift !== '' && { drift: /"path":"([^"]*)"/.exec(drift)?.[1] }),
  };
}

const send = (response: ServerResponse, body: unknown) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

async function readsIso(id: string): Promise<unknown> {
  const { isIsoId } = await import('../../../src/app/downloads/iso-id.ts');
  const { recognise } = await import('../../../src/app/support/recognise.ts');
  const { pageAt } = await import('../../../src/contracts/pages.ts');
  const { unwrap } = await import('../../../src/app/support/unwrap.ts');
  const { readClaims } = await import('../../../src/contracts/embed/claims.ts');
  const { goodClaims } = await import('../../../src/gateway/embed/embedding.fixture.ts');
  const token = readClaims(goodClaims({ vpsbg: { isos: [Number(id)] } }));
  const found = [
    `https://drivebay.example/isos/${id}`,
    `ISO #${id}`,
    `id,name,status\n${id},debian.iso,ready`,
    unwrap(`_iso ${id}_`),
  ].map((text) => recognise(text).kind);
  return {
    page: pageAt(`/isos/${id}`)?.kind,
    isId: isIsoId(id),
    found,
    token: 'fault' in token ? token.fault.reason : 'good',
  };
}

const SIXTEEN = '1234567890123456';

export const VPSBG: Record<string, Flip> = {
  ASSUMED_VPSBG_ISO_LIST_PATH: {
    truth: 'The list of ISOs is at /account/isos.',
    edit: [`ASSUMED_VPSBG_ISO_LIST_PATH = '/isos'`, `ASSUMED_VPSBG_ISO_LIST_PATH = '/account/isos'`],
    look: () =>
      isoList((path, response) => path === '/v1/account/isos' && send(response, { data: [row(7)] })),
    before: expect.objectContaining({ requested: ['/v1/isos'], ids: null, code: 'upstream_not_found' }),
    after: { requested: ['/v1/account/isos'], ids: [7] },
  },
  ASSUMED_VPSBG_PAGE_PARAMETER: {
    truth: 'A later page is named by ?p=2; any other query is the first page.',
    edit: [`ASSUMED_VPSBG_PAGE_PARAMETER = 'page'`, `ASSUMED_VPSBG_PAGE_PARAMETER = 'p'`],
    look: () =>
      isoList((path, response) =>
        send(response, { data: [row(path.endsWith('?p=2') ? 6 : 7)], meta: { last_page: 2, total: 2 } }),
      ),
    before: { requested: ['/v1/isos', '/v1/isos?page=2'], ids: [7] },
    after: { requested: ['/v1/isos', '/v1/isos?p=2'], ids: [7, 6] },
  },
  assumedVpsbgIsoPage: {
    truth: 'Each row is wrapped: { iso: {…} }.',
    edit: [
      '  data: rows(iso),',
      '  data: rows(v.union([iso, v.pipe(v.object({ iso }), v.transform((wrapped) => wrapped.iso))])),',
    ],
    look: () => isoList((_, response) => send(response, { data: [{ iso: row(7) }] })),
    before: { requested: ['/v1/isos'], ids: [undefined], drift: expect.stringMatching(/^data\.0/) },
    after: expect.objectContaining({ requested: ['/v1/isos'], ids: [7] }),
  },
  assumedVpsbgPaging: {
    truth: 'The list is in `isos`, not in `data`.',
    edit: [
      '  const body = fieldsOf(json);\n',
      `  const came = fieldsOf(json);\n  json = came && { ...came, data: came['isos'] };\n  const body = fieldsOf(json);\n`,
    ],
    look: () => isoList((_, response) => send(response, { isos: [row(7)] })),
    before: {
      requested: ['/v1/isos'],
      ids: null,
      code: 'upstream_invalid',
      detail: expect.stringMatching(/VPSBG[^]*`?data/),
    },
    // The response as it came is still marked: the snapshots’ page documents `data`.
    after: { requested: ['/v1/isos'], ids: [7], drift: 'data' },
  },
  ASSUMED_VPSBG_ERROR: {
    truth: 'An error has its words in `explanation`, and by field in `fields`.',
    edit: [`{ detail: 'message', errors: 'errors' }`, `{ detail: 'explanation', errors: 'fields' }`],
    look: async () => {
      const { upstreamErrorOf } = await import('../../../src/contracts/gateway/upstream-error.ts');
      const { detail, errors } = upstreamErrorOf(422, { explanation: 'No.', fields: { size: ['Too big.'] } });
      return { detail, errors };
    },
    before: { detail: null, errors: [] },
    after: { detail: 'No.', errors: [{ pointer: 'size', detail: 'Too big.', code: null }] },
  },
  ASSUMED_VPSBG_RATE_LIMIT_HEADERS: {
    truth: 'The limit is in RateLimit-Limit. HostUp’s stays where it is documented.',
    edit: [`limit: 'x-ratelimit-limit'`, `limit: 'ratelimit-limit'`],
    look: async () => {
      const { CallPace } = await import('../../../src/gateway/call-pace.ts');
      const limitOf = (headers: Record<string, string>) => {
        const pace = new CallPace();
        pace.learn(new Headers(headers));
        return pace.limit;
      };
      return { vpsbg: limitOf({ 'ratelimit-limit': '30' }), hostup: limitOf({ 'x-ratelimit-limit': '60' }) };
    },
    before: { vpsbg: Infinity, hostup: 60 },
    after: { vpsbg: 30, hostup: 60 },
  },
  ASSUMED_RATE_LIMIT_WINDOW_MS: {
    truth: 'Both limits count the calls of an hour.',
    edit: ['ASSUMED_RATE_LIMIT_WINDOW_MS = 60_000', 'ASSUMED_RATE_LIMIT_WINDOW_MS = 3_600_000'],
    look: async () => {
      const { CallPace } = await import('../../../src/gateway/call-pace.ts');
      let now = 0;
      const pace = new CallPace(() => now, 1);
      pace.learn(new Headers({ 'x-ratelimit-limit': '1' }));
      pace.begin('/isos');
      now = 60_001;
      return { waitMs: pace.remaining };
    },
    before: { waitMs: 0 },
    after: { waitMs: 3_539_999 },
  },
  ASSUMED_VPSBG_ISO_ID_DIGITS: {
    truth: 'An ID has up to 16 digits.',
    edit: ['ASSUMED_VPSBG_ISO_ID_DIGITS = 15', 'ASSUMED_VPSBG_ISO_ID_DIGITS = 16'],
    look: () => readsIso(SIXTEEN),
    before: {
      page: undefined,
      isId: false,
      found: ['nothing', 'nothing', 'nothing', 'nothing'],
      token: expect.stringContaining('at most 15 digits'),
    },
    after: { page: 'iso', isId: true, found: ['iso', 'iso', 'iso', 'iso'], token: 'good' },
  },
  ASSUMED_VPSBG_ISO_ID: {
    truth: 'An ID may be 0.',
    edit: [
      '`^[1-9][0-9]{0,${ASSUMED_VPSBG_ISO_ID_DIGITS - 1}}$`',
      '`^[0-9]{1,${ASSUMED_VPSBG_ISO_ID_DIGITS}}$`',
    ],
    look: () => readsIso('0'),
    before: expect.objectContaining({
      page: undefined,
      isId: false,
      found: ['nothing', 'nothing', 'nothing', 'nothing'],
    }),
    after: { page: 'iso', isId: true, found: ['iso', 'iso', 'iso', 'iso'], token: 'good' },
  },
};
