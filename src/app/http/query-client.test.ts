import { afterEach, expect, test } from 'vitest';
import { showIn } from '../text/localised.ts';
import { problemDetail } from './problem-detail.ts';
import { createQueryClient, settled } from './query-client.ts';

const problem = {
  type: 'about:blank',
  title: 'Rejected',
  status: 502,
  detail: 'The gateway’s own words.',
  code: 'upstream_rejected',
  instance: '/api/hostup/vps',
  requestId: 'r-1',
  timestamp: '2026-11-21T12:00:00.000Z',
  provider: 'hostup',
} as const;

afterEach(() => showIn('en', {}));

test('a failure that came before the language did is in that language once the first responses are here', async () => {
  const client = createQueryClient();
  const failing = { queryKey: ['media'], queryFn: () => Promise.reject(new Error('422')), retry: false };
  await client.fetchQuery(failing).catch(() => {});
  showIn('bg', {});
  await settled(client, 100);
  expect(problemDetail(problem, 'hostup')).toMatch(/^HostUp rejected the request \(502\)/);
});
