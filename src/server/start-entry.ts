import { VERSION } from '../gateway/version.ts';
import { rightsOf } from '../gateway/embed/rights.ts';
import { staffRights } from '../gateway/staff/staff-access.ts';
import type { Composition } from './compose.ts';

/** What the log has of a start: version and settings, of keys only whether they are set. */
export function startEntry(
  {
    settings,
    tenants,
    staff,
  }: Pick<Composition, 'settings'> & Partial<Pick<Composition, 'tenants' | 'staff'>>,
  url: string,
) {
  const { mode, upstreams, hostupWriteKey, allowedActions, embed, staff: staffed, operation } = settings;
  const urls = (embed ?? staffed)?.urls;
  // With tenants and with staff, what may be done stands in their files.
  const mayDo =
    tenants || staff
      ? { ...(tenants && { tenants: tenants.map(rightsOf) }), ...(staff && { staff: staffRights(staff) }) }
      : { actions: allowedActions, hostupWriteKey: hostupWriteKey !== undefined };
  return {
    version: VERSION,
    node: process.version,
    url,
    mode,
    hostup: upstreams.hostup?.url ?? urls?.hostup,
    vpsbg: upstreams.vpsbg?.url ?? urls?.vpsbg,
    ...mayDo,
    auditLog: settings.auditLog !== undefined,
    maxConnections: settings.maxConnections,
    maxConnectionsPerClient: settings.maxConnectionsPerClient,
    ...operation,
  };
}
