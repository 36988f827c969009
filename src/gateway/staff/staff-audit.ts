import type { StaffScope } from '../../contracts/gateway/staff.ts';
import type { Audit, StaffAuditEntry } from '../actions/audit.ts';
import type { Log } from '../log.ts';
import { hashOf } from '../state/names.ts';
import type { SharedState } from '../state/shared-state.ts';
import type { FoundSession, SessionRecord } from './staff-sessions.ts';
import type { Opened } from './staff-visitor.ts';

/** A page that goes on reading is open still: so long after its last read, ms. */
const OPEN_MS = 10 * 60_000;

/** What the audit has of people who sign in. Reading goes on where it cannot be written; the log says so. */
export class StaffAudit {
  readonly #parts: { audit: Audit; log: Log; state: SharedState };

  constructor(parts: { audit: Audit; log: Log; state: SharedState }) {
    this.#parts = parts;
  }

  /** Writes one line. @param record of the person; absent where nobody is known */
  note(
    record: (Pick<SessionRecord, 'subject'> & { name?: string }) | undefined,
    requestId: string,
    entry: Omit<StaffAuditEntry, 'time' | 'who' | 'name' | 'requestId'>,
  ): void {
    const { subject, name } = record ?? {};
    const who = subject === undefined ? 'staff' : `staff:${subject}`;
    const person = { who, ...(name !== undefined && { name }) };
    try {
      this.#parts.audit.note({ time: new Date().toISOString(), ...person, ...entry, requestId });
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      this.#parts.log.error({ requestId, reason }, 'audit failed');
    }
  }

  /** Writes once that a person opened something, and with which outcome, however often its page reads it. */
  async opened(
    session: FoundSession,
    { account, asCustomer = false }: StaffScope,
    { opened, role, outcome }: { opened: Opened; role: string; outcome: string },
    requestId: string,
  ): Promise<void> {
    const { state } = this.#parts;
    const what = JSON.stringify([session.name, account, asCustomer, opened, outcome]);
    const key = `staff:open:${hashOf(what)}`;
    const known = await state.claim(key, '1', OPEN_MS).catch(() => undefined);
    if (known) {
      if (known.ms < OPEN_MS / 2) await state.set(key, '1', OPEN_MS).catch(() => {});
      return;
    }
    const view = asCustomer ? { view: 'customer' as const } : {};
    this.note(session.record, requestId, { event: 'opened', role, account, ...opened, ...view, outcome });
  }
}
