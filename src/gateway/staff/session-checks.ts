import type { Failure } from '../failure.ts';
import type { Log } from '../log.ts';
import { unlessDown } from '../state/shared-limits.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { ProviderRefused, whyDown } from './provider-errors.ts';
import type { StaffConfig } from './staff-config.ts';
import type { FoundSession, StaffSessions } from './staff-sessions.ts';

/** While the identity provider does not respond, claims hold so long beyond their check, ms. */
const GRACE_MS = 15 * 60_000;
/** Where it gives nothing to check with, they hold so long, ms. */
const UNCHECKED_MS = 60 * 60_000;
/** One replica checks a session at a time, ms: longer than the four calls of a check. */
const CHECK_MS = 30_000;

const NOT_CHECKED: Failure = {
  code: 'sign_in_unavailable',
  detail: 'The sign-in service did not respond, so your role could not be checked. Try again in a moment.',
  retryAfter: 10,
};

interface CheckParts {
  provider: IdentityProvider;
  sessions: StaffSessions;
  times: StaffConfig['times'];
  log: Log;
}

/**
 * The session with claims that the identity provider confirmed lately.
 *
 * @returns why it is over, after it was ended; or a failure for as long as it cannot be known
 * @throws StateDown
 */
export async function checkSession(
  found: FoundSession,
  { provider, sessions, times: { check }, log }: CheckParts,
): Promise<FoundSession | Failure | { over: 'expired' | 'revoked' }> {
  const { record } = found;
  const age = Date.now() - record.checkedAt;
  if (age <= check) return found;
  const holds = provider.canCheck(record.tokens) ? check + GRACE_MS : UNCHECKED_MS;
  if (!(await sessions.mayCheck(found, CHECK_MS))) return age <= holds ? found : NOT_CHECKED;
  let kept = found;
  const keep = (refresh: string) =>
    unlessDown(async () => {
      const tokens = { ...record.tokens, refresh };
      kept = await sessions.replace(found, { ...record, tokens });
    });
  const checked = await provider.check(record, keep).catch((error: unknown) => {
    if (error instanceof ProviderRefused) return 'revoked' as const;
    // Whatever else it is, nothing was learned of the person.
    log.warn({ reason: whyDown(error) }, 'identity provider does not respond');
    return 'unknown' as const;
  });
  if (checked === 'unknown') return age <= holds ? kept : NOT_CHECKED;
  if (checked !== 'revoked' && checked !== undefined)
    return sessions.replace(kept, { ...record, ...checked, checkedAt: Date.now() });
  if (checked === undefined && age <= UNCHECKED_MS) return kept;
  await sessions.end(kept);
  return { over: checked ?? 'expired' };
}
