import type { EmbedClaims } from '../../contracts/embed/claims.ts';
import type { Provider } from '../../contracts/gateway/api.ts';
import type { Failure } from '../failure.ts';
import { PROVIDER_FACTS } from '../provider-facts.ts';

/** Exact numbers of the pace would reveal how many others look at the account, and when: s. */
const COARSE_STEPS = [5, 20, 80, 320];

/** The next larger step; the largest for all beyond it. */
export function coarse(seconds: number): number {
  return COARSE_STEPS.find((step) => step >= seconds) ?? 320;
}

/** The failure of a read as the role may see it. A customer sent no fields, so errors about fields are for support. */
export function failureOfRead(role: EmbedClaims['role'], failure: Failure): Failure {
  const shown = shownTo(role, failure);
  if (role === 'support' || !shown.upstream) return shown;
  return { ...shown, upstream: { ...shown.upstream, errors: [] } };
}

/**
 * A failure as the role may see it. Of the provider's error a customer gets code, detail and the errors about fields; all
 * else is for support. What only the operator can fix points everyone to support.
 */
export function shownTo(role: EmbedClaims['role'], { provider, upstream, ...failure }: Failure): Failure {
  if (failure.ownPace && role !== 'support') failure.retryAfter = coarse(failure.retryAfter ?? 0);
  const detail = (provider && operatorsMatter(failure, provider)) ?? failure.detail;
  const shown = upstream && (role === 'support' ? upstream : { ...upstream, ...NO_DIAGNOSTICS });
  return { ...failure, detail, ...(provider && { provider }), ...(shown && { upstream: shown }) };
}

const NO_DIAGNOSTICS = { title: null, instance: null, requestId: null, timestamp: null };

/** What is wrong with a response that cannot be used, for people who can change neither it nor the gateway. */
const INVALID: Record<NonNullable<Failure['cause']> | 'form', string> = {
  size: 'lists more for this account than Drivebay reads at once.',
  headers: 'sent more response headers than Drivebay reads.',
  page: 'sent a web page instead of data: a login page or a protection service may stand in front of it.',
  other: 'sent the data of another ID than the one requested. Nothing of it is shown.',
  form: 'sent a response that is not as documented.',
};

function operatorsMatter({ code, cause }: Failure, provider: Provider): string | undefined {
  const { label } = PROVIDER_FACTS[provider];
  const contact = 'Contact the support of your control panel.';
  if (code === 'upstream_unauthorized') return `${label} refused the API key of this account. ${contact}`;
  if (code === 'upstream_forbidden') {
    return `${label} refused access. The API key of this account lacks the permission. ${contact}`;
  }
  if (code === 'upstream_invalid') return `${label} ${INVALID[cause ?? 'form']} ${contact}`;
  return undefined;
}
