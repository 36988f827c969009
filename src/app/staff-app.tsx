import type { QueryClient } from '@tanstack/react-query';
import {
  ACCOUNT_PARAMETER,
  SIGN_IN_DONE,
  SIGN_IN_PAGE,
  SIGN_IN_PARAMETERS,
  VIEW_PARAMETER,
  type StaffScope,
  type StaffSession,
} from '../contracts/gateway/staff.ts';
import { setAudience } from './http/audience.ts';
import { setDesk } from './http/desk.ts';
import { createQueryClient } from './http/query-client.ts';
import { requestAfterAccess } from './http/request-after-access.ts';
import { clocks } from './http/server-clock.ts';
import { useLanguage } from './locale/use-language.ts';
import { readSession } from './staff/session-requests.ts';
import { keepNothing, keepStorageOf } from './session/person-storage.ts';
import { setStaffParts, type StaffParts } from './session/staff-parts.ts';
import { Hits } from './staff/hits.tsx';
import { setKeeper } from './staff/keeper.ts';
import { elsewhere, here, placeOf } from './staff/lookup.ts';
import { onNews, broadcastNews } from './staff/session-news.ts';
import { SessionKeeper } from './staff/session-keeper.ts';
import { sessionQuery } from './session/queries.ts';
import { draw } from './shell/draw.tsx';
import { LanguageSelect } from './shell/language-select.tsx';
import { SignInPage } from './staff/sign-in-page.tsx';
import { SignedOutShell } from './staff/signed-out-shell.tsx';
import * as surface from './surface.ts';
import { StaffBoundary } from './staff/staff-boundary.tsx';
import { StaffMenuTrigger } from './staff/staff-menu-trigger.tsx';
import { lazyPart } from './ui/lazy-part.tsx';

/** Between two tries to read the session while the gateway does not respond, ms. */
const AGAIN_MS = 3_000;

const StaffFound = lazyPart(async () => {
  const { StaffFound } = await import('./support/staff-found.tsx');
  return { default: StaffFound };
});

/**
 * Starts the dashboard where people sign in: for one person and one account, as long as the page lives. Without a session
 * the sign-in page takes its place.
 *
 * @param root where it is drawn
 * @param start draws the app there
 */
export async function startStaff(
  root: HTMLElement,
  start: (queryClient: QueryClient) => void,
): Promise<void> {
  if (location.pathname === surface.base + SIGN_IN_PAGE) {
    // In a window of a page that waits for the sign-in, that page keeps what the browser has of its person: the page
    // itself, or the next one to load, removes it where someone else signs in.
    if (!isForOpenPage()) keepStorageOf(null);
    draw(root, <SignedOut />);
    return;
  }
  const queryClient = createQueryClient();
  hideWhileKept();
  const session = await signedIn();
  if (!session) return;
  keepStorageOf(session.person);
  const scope = scopeOf(session);
  if (scope.asCustomer) {
    setAudience('customer');
    keepNothing();
  }
  const keeper = new SessionKeeper(session, scope, {
    read: readSession,
    leave,
    reload: () => {
      document.body.hidden = true;
      keepNothing();
      location.reload();
    },
    broadcast: broadcastNews,
    here: address,
    now: () => clocks.gateway.now(),
  });
  setDesk(keeper);
  setKeeper(keeper);
  setStaffParts(partsOf(queryClient));
  watch(keeper, queryClient);
  start(queryClient);
}

/** Whether the sign-in page is in a window that a page opened to sign in again: at its end, or on the way there. */
function isForOpenPage(): boolean {
  const given = new URLSearchParams(location.search);
  return given.get(SIGN_IN_PARAMETERS.done) === '1' || given.get(SIGN_IN_PARAMETERS.return) === SIGN_IN_DONE;
}

/** The sign-in page, drawn anew in another language. */
function SignedOut() {
  useLanguage();
  return (
    <SignedOutShell tools={<LanguageSelect />}>
      <SignInPage search={location.search} />
    </SignedOutShell>
  );
}

function partsOf(queryClient: QueryClient): StaffParts {
  return {
    Boundary: StaffBoundary,
    Menu: StaffMenuTrigger,
    Found: StaffFound,
    Hits,
    account: here,
    at: placeOf,
    elsewhere: (page) => elsewhere(queryClient, page),
  };
}

/** Who is signed in; nobody: then the page is being left. */
async function signedIn(): Promise<StaffSession | null> {
  for (;;) {
    // One after the other, until the gateway responds.
    // eslint-disable-next-line no-await-in-loop
    const reply = await readSession('GET');
    if (reply.kind === 'session') return reply.session;
    if (reply.kind === 'refused') {
      const back = new URLSearchParams({ [SIGN_IN_PARAMETERS.return]: address() });
      if (reply.code === 'no_role') back.set(SIGN_IN_PARAMETERS.problem, 'no_role');
      leave(`${SIGN_IN_PAGE}?${back.toString()}`);
      return null;
    }
    // eslint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/**
 * The account in the address, as it stands there: what is none of the person's opens nothing. An address without one gets the
 * person's first, so that it can be handed on.
 */
function scopeOf({ accounts }: StaffSession): StaffScope {
  const url = new URL(location.href);
  const named = url.searchParams.get(ACCOUNT_PARAMETER) ?? '';
  const asCustomer = url.searchParams.get(VIEW_PARAMETER) === 'customer';
  if (named !== '') return { account: named, asCustomer };
  const account = accounts[0]?.name ?? '';
  url.searchParams.set(ACCOUNT_PARAMETER, account);
  history.replaceState(history.state, '', url);
  return { account, asCustomer };
}

function watch(keeper: SessionKeeper, queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    const { error } = event.query.state;
    if (error?.kind === 'no-access') keeper.refused(error.problem?.code ?? null);
  });
  followRights(keeper, queryClient);
  keeper.onReturn(() => requestAfterAccess(queryClient));
  onNews((what) => keeper.receive(what));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void keeper.check();
  });
  for (const type of ['pointerdown', 'keydown']) document.addEventListener(type, () => keeper.active());
}

/** What the person may do here changes with their groups: the buttons follow. */
function followRights(keeper: SessionKeeper, queryClient: QueryClient): void {
  const rights = () => JSON.stringify(keeper.account?.actions);
  let known = rights();
  keeper.subscribe(() => {
    if (rights() === known) return;
    known = rights();
    if (keeper.account) void queryClient.invalidateQueries({ queryKey: sessionQuery().queryKey });
  });
}

/** Nothing may be seen of a page that is being left for want of a session. */
function leave(to: string): void {
  document.body.hidden = true;
  keepNothing();
  keepStorageOf(null);
  // The identity provider's address is a whole one.
  location.replace(to.startsWith('/') ? surface.base + to : to);
}

/** The browser may keep a page for "Back": it comes back hidden, and is loaded anew. */
function hideWhileKept(): void {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) document.body.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** Path below the base, and query. */
function address(): string {
  return location.pathname.slice(surface.base.length) + location.search;
}
