import { expect, test } from 'vitest';
import { api } from '../../contracts/gateway/api.ts';
import { providerEndpoint } from './provider-endpoint.ts';

test.each([
  [api.hostupVpsList(), 'HostUp GET /api/v2/vps'],
  [api.hostupVpsList({ limit: 100 }), 'HostUp GET /api/v2/vps?limit=100'],
  [api.hostupIsoMedia('vps_abc123'), 'HostUp GET /api/v2/vps/vps_abc123/iso'],
  [api.vpsbgIsos(), 'VPSBG GET /v1/isos'],
  [api.vpsbgIso('12'), 'VPSBG GET /v1/isos/12'],
  [api.session(), null],
  ['/api/other/vps/vps_abc123/iso', null],
])('%s stands for %s', (path, call) => {
  expect(providerEndpoint(path)).toBe(call);
});
