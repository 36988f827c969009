import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import * as v from 'valibot';
import { ACTIONS } from '../../contracts/gateway/actions.ts';
import { EnvironmentError } from '../environment.ts';
import type { Log } from '../log.ts';
import { mask } from '../secrets.ts';

/**
 * One line of the audit, without any URL query, name or secret. `intent`: written before HostUp is called. `outcome`: what
 * came of it. `refused`: HostUp was not called.
 */
const auditEntry = v.object({
  /** ISO 8601 UTC. */
  time: v.string(),
  event: v.picklist(['intent', 'outcome', 'refused']),
  action: v.picklist(ACTIONS),
  vps: v.string(),
  /** `owner`, the hashed subject of a token, or `staff:` and the subject of a person who signed in. */
  who: v.string(),
  tenant: v.optional(v.string()),
  /** Of a person who signed in. */
  name: v.optional(v.string()),
  role: v.optional(v.string()),
  account: v.optional(v.string()),
  /** The gateway's ID of the request. */
  requestId: v.string(),
  /** Hash of the token's `jti`: it is used up. */
  token: v.optional(v.string()),
  /** Hash of person and idempotency key: one line of each event for each. */
  key: v.string(),
  device: v.optional(v.string()),
  iso: v.optional(v.string()),
  /** Host that a download comes from. */
  source: v.optional(v.string()),
  /** `done`, `started`, or the error code. */
  outcome: v.optional(v.string()),
  /** HTTP status of HostUp's response. */
  status: v.optional(v.number()),
  /** HostUp's own IDs. */
  providerRequestId: v.optional(v.string()),
  job: v.optional(v.string()),
});
export type AuditEntry = v.InferOutput<typeof auditEntry>;

/** One line about a person who signs in: what they opened, and the beginning and end of their session. */
export interface StaffAuditEntry {
  /** ISO 8601 UTC. */
  time: string;
  event: 'signed_in' | 'sign_in_refused' | 'signed_out' | 'session_ended' | 'opened' | 'looked_up';
  /** `staff:` and the subject; `staff` where it is not known. */
  who: string;
  name?: string;
  role?: string;
  account?: string;
  vps?: string;
  iso?: string;
  list?: 'servers' | 'downloads';
  /** As the customer sees it. */
  view?: 'customer';
  /** `ok`, or why not. */
  outcome: string;
  /** The gateway's ID of the request. */
  requestId: string;
}

export interface Audit {
  /** Writes one line about a person. It is kept when this returns. @throws when it could not be written */
  note(entry: StaffAuditEntry): void;
  /** Writes one line. When it returns, the line is kept. @throws when it could not be written */
  write(entry: AuditEntry): void;
  /** The last entries of earlier runs, oldest first. */
  readonly earlier: readonly AuditEntry[];
  close(): void;
}

/** An audit that is part of the log. */
export function logAudit(log: Log): Audit {
  const line = (audit: AuditEntry | StaffAuditEntry) => log.info({ audit }, 'audit');
  return { write: line, note: line, earlier: [], close: () => {} };
}

/** Of the end of the file, so much is read at the start: bytes. */
const READ_BYTES = 1024 * 1024;

/**
 * An audit in a file of its own, each line on the disk before the action goes on.
 *
 * @throws EnvironmentError when the file cannot be written to
 */
export function fileAudit(file: string): Audit {
  let descriptor: number;
  let earlier: AuditEntry[];
  try {
    descriptor = openSync(file, 'a+', 0o600);
    const tail = tailOf(descriptor);
    earlier = entriesIn(tail);
    // A line that was cut off by a crash must not swallow the next one.
    if (tail !== '' && !tail.endsWith('\n')) writeSync(descriptor, '\n');
  } catch {
    throw new EnvironmentError(`AUDIT_LOG names ${file}, which cannot be written to.`);
  }
  const write = (entry: AuditEntry | StaffAuditEntry) => {
    const line = Buffer.from(`${mask(JSON.stringify(entry))}\n`);
    if (writeSync(descriptor, line) !== line.length) throw new Error('The audit line was cut off.');
    fsyncSync(descriptor);
  };
  return {
    earlier,
    write,
    note: write,
    close: () => closeSync(descriptor),
  };
}

function tailOf(descriptor: number): string {
  const { size } = fstatSync(descriptor);
  const bytes = Buffer.alloc(Math.min(size, READ_BYTES));
  const read = readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString('utf8', 0, read);
}

function entriesIn(tail: string): AuditEntry[] {
  return tail.split('\n').flatMap((line) => {
    try {
      const entry = v.safeParse(auditEntry, JSON.parse(line));
      return entry.success ? [entry.output] : [];
    } catch {
      return [];
    }
  });
}
