import { monotonicNow } from './monotonic.ts';

/** When a question went out and when the headers of its answer came, monotonic ms. */
export interface Exchange {
  sentAt: number;
  receivedAt: number;
}

const asked = new Set<string>();

/**
 * The exchange that just ended. The first answer of an address may have been fetched ahead for the page, by the `Link`
 * header it came with: then its times are those of that fetch, or the server's clock would seem to be late.
 *
 * @param url address of the answer
 * @param sentAt when it was asked for
 */
export function endedExchange(url: string, sentAt: number): Exchange {
  const preload = asked.has(url) ? undefined : preloadOf(url);
  asked.add(url);
  if (preload && preload.responseEnd <= sentAt) {
    return { sentAt: preload.requestStart, receivedAt: preload.responseStart };
  }
  return { sentAt, receivedAt: monotonicNow() };
}

function preloadOf(url: string): PerformanceResourceTiming | undefined {
  const [first] = performance.getEntriesByName(url, 'resource');
  return first instanceof PerformanceResourceTiming && first.initiatorType === 'link' ? first : undefined;
}
