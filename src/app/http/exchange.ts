import { HEADERS, type Provider } from '../../contracts/gateway/api.ts';
import { parseHttpDate } from '../../rate-limit/retry-after.ts';
import { parseIsoTime } from '../text/iso-time.ts';
import { monotonicNow } from './monotonic.ts';
import { clocks } from './server-clock.ts';

/** When a request went out and when the headers of its response came, monotonic ms. */
export interface Exchange {
  sentAt: number;
  receivedAt: number;
}

const requested = new Set<string>();

/**
 * The exchange that just ended. The first response of an address may have been fetched ahead for the page, by the `Link`
 * header it came with: then its times are those of that fetch, or the server's clock would seem to be late.
 *
 * @param url address of the response
 * @param sentAt when it was requested
 */
export function endedExchange(url: string, sentAt: number): Exchange {
  const preload = requested.has(url) ? undefined : preloadOf(url);
  requested.add(url);
  if (preload && preload.responseEnd <= sentAt) {
    return { sentAt: preload.requestStart, receivedAt: preload.responseStart };
  }
  return { sentAt, receivedAt: monotonicNow() };
}

function preloadOf(url: string): PerformanceResourceTiming | undefined {
  const [first] = performance.getEntriesByName(url, 'resource');
  return first instanceof PerformanceResourceTiming && first.initiatorType === 'link' ? first : undefined;
}

/** Learns from a response's headers what time it is at the gateway and at the provider. */
export function learnClocks(
  headers: Headers,
  provider: Provider | null,
  { sentAt, receivedAt }: Exchange,
): void {
  const date = parseHttpDate(headers.get('date'));
  if (date === undefined) return;
  // An HTTP date is cut to whole seconds: on average half a second has passed since.
  const gatewayNow = date + 500;
  clocks.gateway.learn(gatewayNow, sentAt, receivedAt);
  const upstreamDate = parseIsoTime(headers.get(HEADERS.upstreamDate));
  const asOf = parseIsoTime(headers.get(HEADERS.asOf));
  if (provider && upstreamDate !== null && asOf !== null) {
    clocks[provider].learn(upstreamDate + 500 + (gatewayNow - asOf), sentAt, receivedAt);
  }
}
