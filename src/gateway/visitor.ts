import type { Session } from '../contracts/gateway/api.ts';
import type { VisitorActions } from './actions/visitor-actions.ts';
import type { HostupReads } from './hostup.ts';
import type { VpsbgReads } from './vpsbg.ts';

/** Who sends the request, and what they can read: the routes have no other way to a provider. */
export interface Visitor {
  /** As the session names it; absent, that of the gateway. */
  mode?: Session['mode'];
  /** In mode `staff`. */
  account?: string;
  role: Session['role'];
  /** The providers in the session. */
  providers: Session['providers'];
  /** By VPS id, where a token gives them. */
  names?: Session['names'] | undefined;
  /** How much of HostUp's library is shown, where a token decides it. */
  library?: Session['library'] | undefined;
  /** Absent: the gateway has no key. */
  hostup?: Pick<HostupReads, 'vpsList' | 'isoMedia' | 'status'> | undefined;
  vpsbg?: Pick<VpsbgReads, 'isos' | 'iso'> | undefined;
  /** Absent: nothing may be done. */
  actions?: VisitorActions | undefined;
}
