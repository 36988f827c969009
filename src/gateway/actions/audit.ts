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
  /** Goes on in a new file of the same name: the one before was moved away. @throws EnvironmentError; then nothing changes */
  reopen(): void;
  close(): void;
}

/** An audit that is part of the log. */
export function logAudit(log: Log): Audit {
  const line = (audit: AuditEntry | StaffAuditEntry) => log.info({ audit }, 'audit');
  return { write: line, note: line, earlier: [], reopen: () => {}, close: () => {} };
}

/** Of the end of the file, so much is read at the start, bytes; and more where that does not reach back far enough. */
const READ_BYTES = 1024 * 1024;
const MAX_READ_BYTES = 16 * READ_BYTES;
/** For so long an action must be known, ms. */
const EARLIER_MS = 60 * 60_000;

/**
 * An audit in a file of its own, each line on the disk before the action goes on. What was moved to the same name with
 * `.1` is read at the start too.
 *
 * @throws EnvironmentError when the file cannot be written to
 */
export function fileAudit(file: string): Audit {
  let { descriptor, tail } = open(file);
  const write = (entry: AuditEntry | StaffAuditEntry) => {
    const start = endsMidLine(descriptor) ? '\n' : '';
    const line = Buffer.from(`${start}${mask(JSON.stringify(entry))}\n`);
    if (writeSync(descriptor, line) !== line.length) throw new Error('The audit line was cut off.');
    fsyncSync(descriptor);
  };
  return {
    earlier: [...entriesIn(tailBefore(file)), ...entriesIn(tail)],
    write,
    note: write,
    reopen() {
      const before = descriptor;
      ({ descriptor, tail } = open(file));
      closeSync(before);
    },
    close: () => closeSync(descriptor),
  };
}

function open(file: string): { descriptor: number; tail: string } {
  try {
    const descriptor = openSync(file, 'a+', 0o600);
    return { descriptor, tail: tailOf(descriptor) };
  } catch {
    throw new EnvironmentError(`AUDIT_LOG names ${file}, which cannot be written to.`);
  }
}

/** Whether the file ends with a part of a line, which a full disk or a crash cut off: it must not swallow the next one. */
function endsMidLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/** Of the file that was in use before this one. */
function tailBefore(file: string): string {
  try {
    const descriptor = openSync(`${file}.1`, 'r');
    try {
      return tailOf(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}

function tailOf(descriptor: number): string {
  const { size } = fstatSync(descriptor);
  for (let length = READ_BYTES; ; length *= 2) {
    const bytes = Buffer.alloc(Math.min(size, length));
    const read = readSync(descriptor, bytes, 0, bytes.length, size - bytes.length);
    const text = bytes.toString('utf8', 0, read);
    if (length >= size || length >= MAX_READ_BYTES || reachesBack(text)) return text;
  }
}

/** Whether the first whole line is older than what must be known. */
function reachesBack(text: string): boolean {
  const [, time = ''] = /\n.*?"time":"([^"]*)"/.exec(text) ?? [];
  return Date.parse(time) < Date.now() - EARLIER_MS;
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
