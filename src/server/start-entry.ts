import { VERSION } from '../gateway/version.ts';
import { rightsOf } from '../gateway/embed/rights.ts';
import type { Composition } from './compose.ts';

/** What the log has of a start: version and settings, of keys only whether they are set. */
export function startEntry(
  { settings, tenants }: Pick<Composition, 'settings'> & Partial<Pick<Composition, 'tenants'>>,
  url: string,
) {
  const { mode, upstreams, hostupWriteKey, allowedActions, embed, operation } = settings;
  // With tenants, what may be done stands in their file.
  const mayDo = tenants
    ? { tenants: tenants.map(rightsOf) }
    : { actions: allowedActions, hostupWriteKey: hostupWriteKey !== undefined };
  return {
    version: VERSION,
    node: process.version,
    url,
    mode,
    hostup: upstreams.hostup?.url ?? embed?.urls.hostup,
    vpsbg: upstreams.vpsbg?.url ?? embed?.urls.vpsbg,
    ...mayDo,
    auditLog: settings.auditLog !== undefined,
    maxConnections: settings.maxConnections,
    maxConnectionsPerClient: settings.maxConnectionsPerClient,
    ...operation,
  };
}
