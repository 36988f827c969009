import type { Provider } from '../contracts/gateway/api.ts';
import type { Failure } from './failure.ts';

/**
 * The log entry of a call to a provider that failed.
 *
 * @param endpoint method and path with placeholders
 * @param startedAt ms of the process's own clock
 */
export function failedCall(provider: Provider, endpoint: string, failure: Failure, startedAt: number) {
  const { status, requestId } = failure.upstream ?? {};
  return {
    provider,
    endpoint,
    code: failure.code,
    ...(status != null && { status }),
    ms: Math.round(performance.now() - startedAt),
    ...(requestId != null && { providerRequestId: requestId }),
  };
}
