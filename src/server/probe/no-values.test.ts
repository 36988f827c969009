import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PUBLISHED_ISO_MEDIA } from '../../sandbox/hostup-media.ts';
import type { Seen } from './calls.ts';
import { ENDPOINTS, type EndpointKey } from './observed.ts';
import { reportOf, reportText } from './report.ts';

/** Nothing of an account leaves in a report: no value, no name of a field that may be data, no header. */

const NOW = new Date().toUTCString();
const GOOD: Record<EndpointKey, unknown> = {
  list: {
    data: [
      { id: 'vps_1a', name: 'a', primaryIp: '192.0.2.1', powerState: 'running', resources: { cpuCores: 1 } },
    ],
    nextCursor: null,
    hasMore: false,
  },
  media: JSON.parse(PUBLISHED_ISO_MEDIA),
  status: {
    powerState: 'running',
    uptimeSeconds: 1,
    actions: { canRestart: { allowed: true, reason: null } },
  },
  isos: { data: [{ id: 1, status: 'downloading', name: 'a' }], links: { next: null }, meta: { total: 1 } },
  iso: {
    id: 1,
    status: 'downloaded',
    name: 'a.iso',
    size: 1,
    downloaded: 1,
    created_at: '2026-01-01T00:00:00.000000Z',
    deletion_at: '2026-01-03T00:00:00.000000Z',
  },
};
const HEADERS = [
  'content-type',
  'date',
  'retry-after',
  'x-ratelimit-reset',
  'x-ratelimit-limit',
  'ratelimit',
  'link',
];

/** Replaces what a walk through JSON meets, each with its chance. */
function withCanaries(
  json: unknown,
  canary: (at: number) => unknown,
  key: (at: number) => string | null,
): unknown {
  let at = 0;
  const walk = (value: unknown): unknown => {
    const own = canary((at += 1));
    if (own !== undefined) return own;
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [key((at += 1)) ?? name, walk(part)]),
    );
  };
  return walk(json);
}

const text = fc.constantFrom(
  (mark: string) => `canary${mark}`,
  (mark: string) => `vps_canary${mark}`,
  (mark: string) => `iso_canary${mark}`,
  (mark: string) => `canary${mark}.example.com`,
  (mark: string) => `2026-07-04T05:06:07.${mark}Z`,
  (mark: string) => `application/json; canary=${mark}`,
  (mark: string) => mark,
  (mark: string) => Number(mark),
  (mark: string) => -Number(mark) - 0.5,
  (mark: string) => [`canary${mark}`],
);

test('whatever comes, no value of it is in the report', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(text, { freq: 3, nil: undefined }), { minLength: 1, maxLength: 60 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 700_000, max: 799_999 }).map(String),
      fc.constantFrom(200, 200, 200, 203, 401, 404, 409, 429, 500),
      (texts, keys, mark, status) => {
        const canary = (at: number) => texts[at % texts.length]?.(mark);
        const key = (at: number) => (keys[at % keys.length] ? `canary${mark}x${at}` : null);
        const headers = { get: (name: string) => headerOf(name, texts, mark) };
        const names = Object.keys(ENDPOINTS).filter((name): name is EndpointKey => name in ENDPOINTS);
        const seen: Seen = { list: [], media: [], status: [], isos: [], iso: [] };
        for (const name of names) {
          const json = withCanaries(GOOD[name], canary, key);
          const response = { status, headers, json, unreadable: undefined, completedAt: 0 };
          seen[name] = [{ endpoint: ENDPOINTS[name], response }];
        }
        const report = reportOf(seen);
        for (const printed of [reportText(report), JSON.stringify(report)]) {
          expect(printed).not.toContain('canary');
          expect(printed).not.toContain(mark);
          expect(printed).not.toMatch(/2026-|192\.0|example\.com/);
        }
      },
    ),
    { numRuns: 300 },
  );
});

function headerOf(name: string, texts: readonly (((mark: string) => unknown) | undefined)[], mark: string) {
  const at = HEADERS.indexOf(name);
  const own = at === -1 ? undefined : texts[at % texts.length]?.(mark);
  if (own !== undefined) return typeof own === 'string' ? own : JSON.stringify(own);
  return { 'content-type': 'application/json', date: NOW }[name] ?? null;
}
