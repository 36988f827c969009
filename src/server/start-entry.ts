import { VERSION } from '../gateway/version.ts';
import type { Composition } from './compose.ts';

/** What the log has of a start: version and settings, of keys only whether they are set. */
export function startEntry({ settings }: Pick<Composition, 'settings'>, url: string) {
  const { mode, upstreams, hostupWriteKey, allowedActions, embed, operation } = settings;
  return {
    version: VERSION,
    node: process.version,
    url,
    mode,
    hostup: upstreams.hostup?.url ?? embed?.urls.hostup,
    vpsbg: upstreams.vpsbg?.url ?? embed?.urls.vpsbg,
    actions: allowedActions,
    hostupWriteKey: hostupWriteKey !== undefined,
    auditLog: settings.auditLog !== undefined,
    maxConnections: settings.maxConnections,
    maxConnectionsPerClient: settings.maxConnectionsPerClient,
    ...operation,
  };
}
