import type { StaffScope } from '../../contracts/gateway/staff.ts';
import { EVERY_VPS } from '../../contracts/gateway/actions.ts';
import { notCalled } from '../actions/action-outcome.ts';
import { actionsOf, type VisitorActions } from '../actions/visitor-actions.ts';
import type { AccountReads } from '../accounts.ts';
import { visitorOf } from '../embed/scoped-reads.ts';
import type { Failure } from '../failure.ts';
import type { Outcome } from '../outcome.ts';
import type { Visitor } from '../visitor.ts';
import type { Access } from './staff-access.ts';

/** Who looks at an account, and may do what there. */
export interface StaffActor {
  /** The same for every session of the person. */
  person: string;
  subject: string;
  name: string;
  /** Until when actions are accepted, ms since the epoch. */
  recentUntil: number;
}

/** What a page opened. */
export type Opened = { vps: string } | { iso: string } | { list: 'servers' | 'downloads' };

const SIGN_IN_AGAIN: Failure = {
  code: 'recent_login_needed',
  detail: 'To act, sign in again: your last sign-in is too long ago. Nothing was done.',
};

const ONE_SERVER: Failure = {
  code: 'forbidden_resource',
  detail:
    'A customer sees their own servers, not the list of the account. Leave the customer’s view to see it.',
};

/**
 * What a signed-in person can do with one account. Everything in it was decided before: there is no other way to a provider.
 *
 * @param onRead is called with each read and what came of it
 */
export function staffVisitor(
  { account, asCustomer = false }: StaffScope,
  access: Access,
  reads: AccountReads,
  actor: StaffActor,
  onRead: (opened: Opened, outcome: Outcome) => Promise<void>,
): Visitor {
  const { hostup, vpsbg } = reads;
  const providers = { hostup: hostup !== undefined, vpsbg: vpsbg !== undefined };
  const noted = async (opened: Opened, read: Promise<Outcome>) => {
    const outcome = await read;
    await onRead(opened, outcome);
    return outcome;
  };
  const { person } = actor;
  /** Of one server, as a token of a customer's opens it. */
  const customerOf = (vpsId: string) =>
    visitorOf({ role: 'customer', hostup: { vps: [vpsId], library: 'mounted' } }, reads, person);
  const isosOfCustomer = visitorOf({ role: 'customer', vpsbg: { isos: '*' } }, reads, person);
  return {
    mode: 'staff',
    account,
    role: asCustomer ? 'customer' : 'support',
    providers,
    ...(asCustomer && { library: 'mounted' as const }),
    hostup: hostup && {
      vpsList: (query, signal) =>
        asCustomer
          ? Promise.resolve({ ok: false, failure: ONE_SERVER })
          : noted({ list: 'servers' }, hostup.vpsList(query, signal)),
      isoMedia: (vpsId, signal) =>
        noted(
          { vps: vpsId },
          (asCustomer ? customerOf(vpsId).hostup : hostup)?.isoMedia(vpsId, signal, person) ?? nothing(),
        ),
      status: (vpsId, signal) =>
        (asCustomer ? customerOf(vpsId).hostup : hostup)?.status(vpsId, signal, person) ?? nothing(),
    },
    vpsbg: vpsbg && {
      isos: (signal) =>
        noted({ list: 'downloads' }, (asCustomer ? isosOfCustomer.vpsbg : vpsbg)?.isos(signal) ?? nothing()),
      iso: (isoId, signal) =>
        noted(
          { iso: isoId },
          (asCustomer ? isosOfCustomer.vpsbg : vpsbg)?.iso(isoId, signal, person) ?? nothing(),
        ),
    },
    actions: asCustomer ? undefined : staffActions(account, access, reads, actor),
  };
}

/** The rest of a customer's visitor is always there. */
function nothing(): Promise<Outcome> {
  const detail = 'The gateway has no key for this provider.';
  return Promise.resolve({ ok: false, failure: { code: 'provider_not_configured', detail } });
}

function staffActions(
  account: string,
  { role, actions }: Access,
  { hostup, hostupActions }: AccountReads,
  { person, subject, name, recentUntil }: StaffActor,
): VisitorActions | undefined {
  if (role !== 'operator' || !hostup || !hostupActions || actions.length === 0) return undefined;
  const { fresh } = hostup;
  const allowed = actionsOf(
    hostupActions,
    { [EVERY_VPS]: [...actions] },
    {
      person: `staff ${person}`,
      who: `staff:${subject}`,
      staff: { name, role, account },
      freshMedia: fresh.isoMedia,
      freshStatus: fresh.status,
      shown: (failure) => failure,
    },
  );
  return {
    ...allowed,
    run: async (request) => {
      // What the file does not allow is refused as such: to sign in again would not help.
      const mustSignIn = actions.includes(request.intent.action) && Date.now() > recentUntil;
      return mustSignIn ? notCalled(SIGN_IN_AGAIN) : allowed.run(request);
    },
  };
}
