import type { Action } from '../../contracts/gateway/actions.ts';
import type { Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';

/** For whom an action is done, and what it may touch. */
export interface Actor {
  /** The same for every request of one person: whose idempotency keys and results they are. */
  person: string;
  /** For the audit: `owner`, the hashed subject of a token, or the subject of a person who signed in. */
  who: string;
  tenant?: string;
  /** A person who signed in, for the audit. */
  staff?: { name: string; role: string; account: string };
  /** The token that the action came with; absent where none is needed. */
  token?: {
    /** Hash of its `jti`: good for one action. */
    name: string;
    /** When it was issued, seconds since the epoch. */
    iat: number;
  };
  mayDo(vpsId: string, action: Action): boolean;
  /** Whether any action on the VPS is theirs: then they may follow its jobs. */
  mayActOn(vpsId: string): boolean;
  /** Read now, and cut down to what this person may see. */
  freshMedia(vpsId: string): Promise<Outcome>;
  freshStatus(vpsId: string): Promise<Outcome>;
  /** A failure as this person may see it. */
  shown(failure: Failure): Failure;
}
