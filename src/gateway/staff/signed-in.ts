import type { Access } from './staff-access.ts';
import type { FoundSession } from './staff-sessions.ts';

/** Who sends a request, and what is open to them now. */
export interface SignedIn {
  session: FoundSession;
  /** By account; never empty. */
  access: ReadonlyMap<string, Access>;
  /** Stands for the person. */
  person: string;
}
