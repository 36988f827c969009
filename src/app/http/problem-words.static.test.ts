import { expect, test, vi } from 'vitest';
import type { GatewayProblem } from '../../contracts/gateway/api.ts';
import { problemWords } from './problem-words.ts';

vi.mock('../surface.ts', async (original) => ({ ...(await original<object>()), hasGateway: false }));

const BLOCKED = /^A protection service in front of HostUp .* then come back and reload this page\./;

const problem = (code: string, upstream?: GatewayProblem['upstream']): GatewayProblem => ({
  type: 'about:blank',
  title: '',
  status: 503,
  detail: '',
  code,
  instance: '/api/hostup/vps',
  requestId: 'r-1',
  timestamp: '2026-11-26T12:00:00.000Z',
  provider: 'hostup',
  ...(upstream && { upstream }),
});
const OF_HOSTUP = {
  status: 503,
  code: null,
  title: null,
  detail: null,
  instance: null,
  requestId: null,
  timestamp: null,
  errors: [],
};

test.each(['upstream_unavailable', 'upstream_rate_limited'])(
  'without a gateway, %s from what stands in front of HostUp says how to pass it',
  (code) => {
    expect(problemWords(problem(code), 'hostup', 'retried')).toMatch(BLOCKED);
    expect(problemWords(problem(code, OF_HOSTUP), 'hostup', 'retried')).not.toMatch(BLOCKED);
  },
);
