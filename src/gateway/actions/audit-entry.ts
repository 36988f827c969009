import type { AuditEntry } from './audit.ts';
import type { Actor } from './actor.ts';
import type { WriteOutcome } from './hostup-writes.ts';
import type { Intent } from './intent.ts';

/** What every line about an intent has. Of a download the host alone: a path may hold a secret, a file's name is a name. */
export function entryOf(
  intent: Intent,
  { who, tenant, staff }: Pick<Actor, 'who' | 'tenant' | 'staff'>,
): Omit<AuditEntry, 'event' | 'key' | 'requestId'> {
  return {
    time: new Date().toISOString(),
    action: intent.action,
    vps: intent.vpsId,
    who,
    ...(tenant !== undefined && { tenant }),
    ...staff,
    ...partsOf(intent),
  };
}

function partsOf(intent: Intent): Partial<AuditEntry> {
  if (intent.action === 'download') return { source: new URL(intent.body.url).hostname };
  if (intent.action === 'delete') return { iso: intent.isoId };
  if (intent.action === 'restart') return {};
  const { device, isoId } = intent.body;
  return { ...(device !== undefined && { device }), ...(isoId !== undefined && { iso: isoId }) };
}

/** What HostUp made of it. */
export function outcomeEntry(outcome: WriteOutcome): Partial<AuditEntry> {
  if (outcome.ok) {
    const { status, operation } = outcome;
    const job = operation?.jobId?.slice(0, 100);
    return { outcome: status === 202 ? 'started' : 'done', status, ...(job !== undefined && { job }) };
  }
  const { code, upstream } = outcome.failure;
  return {
    outcome: code,
    ...(upstream?.status != null && { status: upstream.status }),
    ...(upstream?.requestId != null && { providerRequestId: upstream.requestId }),
  };
}
