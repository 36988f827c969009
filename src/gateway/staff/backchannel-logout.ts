import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { API_HEADERS } from '../headers.ts';
import { refuse, type Env } from '../request-context.ts';
import { StateDown } from '../state/shared-state.ts';
import { ProviderDown } from './provider-errors.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import type { Staff } from './staff.ts';

const MAX_BYTES = 16 * 1024;
/** Longer than a logout token is accepted, ms. */
const ONCE_MS = 10 * 60_000;

/** Adds where the identity provider says that a session is over. https://openid.net/specs/openid-connect-backchannel-1_0.html */
export function addBackchannelLogout(
  app: Hono<Env>,
  staff: Staff,
  { limits }: { limits: SignInLimits },
): void {
  const bounded = bodyLimit({
    maxSize: MAX_BYTES,
    onError: (c: Context<Env>) =>
      refuse(c, { code: 'request_too_large', detail: `A logout token is at most ${MAX_BYTES} bytes.` }),
  });
  app.post('/auth/backchannel-logout', bounded, async (c) => {
    if (!staff.isAt(c.req.header('host')))
      return refuse(c, { code: 'not_found', detail: 'The gateway has nothing at this path.' });
    const excess = await limits.logoutToken(c);
    if (excess) return refuse(c, excess);
    const tokens = new URLSearchParams(await c.req.text()).getAll('logout_token');
    const [token] = tokens;
    try {
      const read = await staff.provider.readLogoutToken(
        v.parse(v.string(), tokens.length === 1 ? token : null),
      );
      const name = `logout ${read.jti}`;
      if (await staff.sessions.wasUsed(name)) throw new Error('used before');
      // Used up last: where the state fails in between, the identity provider may send it again.
      await staff.sessions.revoke(read);
      await staff.sessions.isFirst(name, ONCE_MS);
      const person = read.sub === undefined ? undefined : { subject: read.sub };
      staff.audit.note(person, c.get('requestId'), { event: 'session_ended', outcome: 'revoked' });
      return c.body(null, 200, { ...API_HEADERS });
    } catch (error) {
      if (error instanceof StateDown) throw error;
      if (error instanceof ProviderDown) {
        const detail = 'The keys of the identity provider could not be fetched. Send it again.';
        return refuse(c, { code: 'sign_in_unavailable', detail, retryAfter: 10 });
      }
      return refuse(c, {
        code: 'bad_request',
        detail: 'The logout token is not valid.',
        reason: 'logout token',
      });
    }
  });
}
