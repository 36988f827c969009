import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JobReferences, pollPathOf } from './job-reference.ts';

const BASE = 'https://cloud.hostup.se';

test.each([
  ['/api/jobs/job_01hxa', '/api/jobs/job_01hxa'],
  ['/api/v2/domains/availability/dcheck_1?x=1', '/api/v2/domains/availability/dcheck_1?x=1'],
  ['https://cloud.hostup.se/api/jobs/job_1', '/api/jobs/job_1'],
  ['http://cloud.hostup.se/api/jobs/job_1', null],
  ['https://evil.example/api/jobs/job_1', null],
  ['//evil.example/api/jobs/job_1', null],
  ['https://cloud.hostup.se.evil.example/api/jobs/1', null],
  ['https://cloud.hostup.se:8443/api/jobs/1', null],
  ['https://user:pw@cloud.hostup.se/api/jobs/1', null],
  ['/api/../keys', null],
  ['/api/jobs/../../keys', null],
  ['/api/jobs/%2e%2e/keys', null],
  ['/apikeys', null],
  ['/keys?/api/', null],
  ['javascript:alert(1)', null],
  [String.raw`\\evil.example\api\x`, null],
  ['/api/jobs/a b', null],
  ['/api/jobs/x#y', null],
  ['HTTPS://cloud.hostup.se/api/jobs/job_1', '/api/jobs/job_1'],
  ['//cloud.hostup.se/api/jobs/job_1', '/api/jobs/job_1'],
  ['api/jobs/job_1', '/api/jobs/job_1'],
  ['https://user@cloud.hostup.se/api/jobs/1', null],
  ['https://:pw@cloud.hostup.se/api/jobs/1', null],
  ['https://:443', null],
  ['/api//jobs/1', null],
  ['/v2/api/jobs/1', null],
  [`/api/${'x'.repeat(295)}`, `/api/${'x'.repeat(295)}`],
  [`/api/${'x'.repeat(296)}`, null],
  ['', null],
  [null, null],
])('the pollUrl %j leads to %j', (pollUrl, path) => {
  expect(pollPathOf(pollUrl, BASE)).toBe(path);
});

test('below a base path, the path is the one of the provider', () => {
  const base = 'https://proxy.example/hostup';
  expect(pollPathOf('/api/jobs/job_1', base)).toBe('/api/jobs/job_1');
  expect(pollPathOf('https://proxy.example/hostup/api/jobs/job_1', base)).toBe('/api/jobs/job_1');
});

test.each([
  ['https://proxy.example/hostup/', 'https://proxy.example/hostup/api/jobs/1', '/api/jobs/1'],
  ['https://proxy.example/hostup//', 'https://proxy.example/hostup/api/jobs/1', '/api/jobs/1'],
  ['https://proxy.example/hostup', 'https://proxy.example/api/jobs/1', '/api/jobs/1'],
  ['https://proxy.example/hostup', 'https://proxy.example/hostups/api/jobs/1', null],
  ['https://proxy.example/api', '/api/jobs/1', '/api/jobs/1'],
  ['https://proxy.example/api', '/api/api/1', '/api/api/1'],
  ['https://proxy.example/api', '//proxy.example/api/api/1', '/api/1'],
])('at the base %s, %s leads to %j', (base, pollUrl, path) => {
  expect(pollPathOf(pollUrl, base)).toBe(path);
});

test('an ID for what is no VPS leads nowhere, nor does one with a part too many or too few', () => {
  const references = new JobReferences(['read-1', 'write-1']);
  const reference = { vpsId: 'vps_1', action: 'download', path: '/api/jobs/job_1' } as const;
  expect(references.open(references.seal({ ...reference, vpsId: '../keys' }))).toBeUndefined();
  const id = references.seal(reference);
  expect(id).toMatch(/^[\w-]+(?:\.[\w-]{22}){2}$/);
  const [payload = '', read = '', write = ''] = id.split('.');
  for (const other of [
    `${id}.`,
    `${id}.x`,
    `.${id}`,
    payload,
    `${payload}.${read}`,
    // Each signature in its own place.
    `${payload}.${write}.${read}`,
    `${payload}.${read.slice(0, -2)}.${write.slice(0, -2)}`,
    `${payload}..`,
  ]) {
    expect(references.open(other)).toBeUndefined();
  }
});

test('whatever a pollUrl is, it leads below /api/ of the provider or nowhere', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.webPath().map((path) => `/api/${path}`),
      ),
      (pollUrl) => {
        const path = pollPathOf(pollUrl, BASE);
        if (path === null) return;
        const url = new URL(BASE + path);
        expect([url.origin, url.pathname.startsWith('/api/')]).toEqual([BASE, true]);
      },
    ),
    { numRuns: 2_000 },
  );
  // On a busy machine.
}, 120_000);

test('only an ID that was made with one of the keys opens, unchanged', () => {
  const references = new JobReferences(['read-1', 'write-1']);
  const reference = { vpsId: 'vps_1', action: 'download', path: '/api/jobs/job_1' } as const;
  const id = references.seal(reference);
  const openedWith = (...keys: string[]) => new JobReferences(keys).open(id);
  expect(references.open(id)).toEqual(reference);
  expect(openedWith('read-1', 'write-1')).toEqual(reference);
  expect(openedWith('read-1', 'write-2')).toEqual(reference);
  expect(openedWith('read-2', 'write-1')).toEqual(reference);
  expect(openedWith('read-2', 'write-2')).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(id.length - 1), fc.constantFrom('A', 'b', '.', '-', '0'), (at, char) => {
      const other = id.slice(0, at) + char + id.slice(at + 1);
      // A change of one signature leaves the other, which is enough.
      const opened = references.open(other) ?? reference;
      expect(opened).toEqual(reference);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => references.open(text) === undefined));
});
