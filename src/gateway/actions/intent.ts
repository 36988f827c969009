import { createHash } from 'node:crypto';
import type { DownloadBody, MountBody, UnmountBody } from '../../contracts/gateway/action-bodies.ts';

/** What a person wants done. Checked for its form, not yet for whether it is allowed. */
export type Intent = { vpsId: string } & (
  | { action: 'mount'; body: MountBody }
  | { action: 'unmount'; body: UnmountBody }
  | { action: 'download'; body: DownloadBody }
  | { action: 'delete'; isoId: string }
  | { action: 'restart' }
);

/** A hash for the log and for comparisons: of whatever is named, in this order. */
export function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** The same for two requests that want the same. */
export function fingerprintOf(intent: Intent): string {
  const fields = Object.entries('body' in intent ? intent.body : intent).map((entry) =>
    JSON.stringify(entry),
  );
  return hashOf(intent.action, intent.vpsId, ...fields.toSorted());
}
