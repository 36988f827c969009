import { expect, test } from 'vitest';
import type { Failure } from './failure.ts';
import { withoutRepeats, type FailingSource } from './troubles.ts';

const failure = (kind: Failure['kind'], title: string, code: string | null = null): Failure => ({
  kind,
  title,
  detail: '',
  nextTry: null,
  code,
  requestId: null,
  providerMessage: null,
});
const source = (provider: FailingSource['provider']): FailingSource => ({
  provider,
  live: { state: 'loading' },
});

const REFUSED = failure('network', 'The gateway cannot be reached');
const LATE = failure('timeout', 'The gateway did not respond in time');
const LATE_PROVIDER = failure('timeout', 'VPSBG did not respond in time', 'upstream_timeout');
const FAULT = failure('server', 'HostUp returned an error (500)', 'internal_error');

test.each([
  ['the same failure of both', REFUSED, REFUSED, [REFUSED]],
  ['a gateway that refuses one request and lets the other wait', REFUSED, LATE, [REFUSED]],
  ['a gateway that lets one request wait and refuses the other', LATE, REFUSED, [REFUSED]],
  ['a gateway that lets both wait', LATE, LATE, [LATE]],
  [
    'a gateway that cannot be reached, and a provider that was late',
    REFUSED,
    LATE_PROVIDER,
    [REFUSED, LATE_PROVIDER],
  ],
  ['two failures of two providers', FAULT, LATE_PROVIDER, [FAULT, LATE_PROVIDER]],
])('%s', (_, one, other, shown) => {
  const [first, second] = [source('hostup'), source('vpsbg')];
  const kept = withoutRepeats([
    { failure: one, sources: [first] },
    { failure: other, sources: [second] },
  ]);
  expect(kept.map(({ failure: each }) => each)).toEqual(shown);
  // The one Retry repeats the requests of every source that fails with it.
  expect(kept.flatMap(({ sources }) => sources)).toEqual([first, second]);
});
