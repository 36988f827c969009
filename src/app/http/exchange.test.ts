import { afterEach, expect, test, vi } from 'vitest';
import { endedExchange } from './exchange.ts';

afterEach(() => vi.restoreAllMocks());

let addresses = 0;
const nextUrl = () => `http://gateway.example/api/thing/${(addresses += 1)}`;

/** As if the browser had fetched the address before, from 20 ms to 80 ms. */
function fetchedAhead(initiatorType: string, responseEnd = 80) {
  const times = { initiatorType, requestStart: 20, responseStart: 60, responseEnd };
  const entry: unknown = Object.assign(Object.create(PerformanceResourceTiming.prototype), {});
  if (!(entry instanceof PerformanceResourceTiming)) throw new Error('no timing');
  for (const [name, value] of Object.entries(times)) Object.defineProperty(entry, name, { value });
  vi.spyOn(performance, 'getEntriesByName').mockReturnValue([entry]);
}

test('a response that was fetched ahead has the times of that fetch, once', () => {
  fetchedAhead('link');
  const url = nextUrl();
  expect(endedExchange(url, 1_000)).toEqual({ sentAt: 20, receivedAt: 60 });
  const second = endedExchange(url, 1_000);
  expect(second.sentAt).toBe(1_000);
  expect(second.receivedAt).toBeGreaterThan(60);
});

test('one that was still in progress, or that nothing fetched ahead, is timed by the question', () => {
  fetchedAhead('link', 1_001);
  expect(endedExchange(nextUrl(), 1_000).sentAt).toBe(1_000);
  fetchedAhead('fetch');
  expect(endedExchange(nextUrl(), 1_000).sentAt).toBe(1_000);
  vi.restoreAllMocks();
  expect(endedExchange(nextUrl(), 1_000).sentAt).toBe(1_000);
});
