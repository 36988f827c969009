/** The gateway's paths that stand for a call of a provider, and that call. */
const CALLS: readonly [gateway: RegExp, provider: string][] = [
  [/^\/api\/hostup\/vps(\?.*)?$/, 'HostUp GET /api/v2/vps$1'],
  [/^\/api\/hostup\/vps\/([^/?]+)\/iso$/, 'HostUp GET /api/v2/vps/$1/iso'],
  [/^\/api\/hostup\/vps\/([^/?]+)\/status$/, 'HostUp GET /api/v2/vps/$1/status'],
  [/^\/api\/vpsbg\/isos$/, 'VPSBG GET /v1/isos'],
  [/^\/api\/vpsbg\/isos\/([^/?]+)$/, 'VPSBG GET /v1/isos/$1'],
];

/**
 * The provider's call behind a gateway path, `HostUp GET /api/v2/vps/{id}/iso`; `null` for the gateway's own paths.
 * The origin is left out: only the gateway knows it.
 */
export function providerEndpoint(path: string): string | null {
  const call = CALLS.find(([gateway]) => gateway.test(path));
  return call ? path.replace(call[0], call[1]) : null;
}
