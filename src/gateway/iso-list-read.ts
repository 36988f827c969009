import * as v from 'valibot';
import { assumedVpsbgIsoPage } from '../contracts/assumptions.ts';
import { HEADERS } from '../contracts/gateway/api.ts';
import type { IsoList } from '../contracts/gateway/iso-list.ts';
import { IsoPages } from './iso-pages.ts';
import type { Outcome } from './outcome.ts';
import { driftHeader } from './response-headers.ts';
import { createSharedReads } from './shared-reads.ts';

/** Reads page `page` of the list, from 1. Its outcome's body is that of `assumedVpsbgIsoPage`. */
type ReadPage = (page: number, signal: AbortSignal) => Promise<Outcome>;
type GoodOutcome = Extract<Outcome, { ok: true }>;

/** Later pages are given up after so long: the browser waits 12 s for the whole. */
const WALK_MS = 7_000;
/** The list is polled every 3 s while something moves; with each page it takes that much longer. */
const MS_PER_PAGE = 3_000;

/**
 * Reads VPSBG's list page by page. The first page decides whether the read succeeds; what is missing of the others is
 * stated in the list's extent. Everyone who requests the list at the same time shares one walk.
 */
export function createIsoListRead(readPage: ReadPage, walkMs = WALK_MS) {
  /** Made once of a list that is one page, so that its bytes are compressed once. */
  const ofOnePage = new WeakMap<Outcome, Outcome>();
  let pagesOfLast = 1;
  const walks = createSharedReads<Outcome>({
    restMs: 0,
    cacheMs: () => (pagesOfLast > 1 ? (pagesOfLast * MS_PER_PAGE) / 2 : 0),
  });

  async function walk(signal: AbortSignal): Promise<Outcome> {
    const list = new IsoPages();
    const first = await readPage(1, signal);
    if (!first.ok) return first;
    const known = ofOnePage.get(first);
    if (known) return known;
    const pages = [first];
    let next = list.add(pageOf(first));
    const deadline = linkedDeadline(signal, walkMs);
    try {
      while (next === 'read-on') {
        const read = await readPage(pages.length + 1, deadline.signal).catch((error: unknown) => {
          if (signal.aborted || !deadline.signal.aborted) throw error;
          return undefined;
        });
        if (!read) next = 'time_limit';
        else if (!read.ok)
          next = read.failure.code === 'upstream_rate_limited' ? 'rate_limit' : 'page_failed';
        else {
          pages.push(read);
          next = list.add(pageOf(read));
        }
      }
    } finally {
      deadline.end();
    }
    pagesOfLast = pages.length;
    const outcome = joined(pages, list.list(next === 'complete' ? null : next));
    if (pages.length === 1 && next === 'complete') ofOnePage.set(first, outcome);
    return outcome;
  }

  return (signal: AbortSignal) => walks.read('isos', walk, signal);
}

function pageOf(outcome: GoodOutcome) {
  return v.parse(assumedVpsbgIsoPage, JSON.parse(outcome.body));
}

/** By hand, not AbortSignal.any: that leaks on Node 20 (https://github.com/nodejs/node/issues/54614). */
function linkedDeadline(signal: AbortSignal, ms: number) {
  const own = new AbortController();
  const abort = () => own.abort(signal.reason);
  const timer = setTimeout(() => own.abort(), ms);
  signal.addEventListener('abort', abort, { once: true });
  return {
    signal: own.signal,
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
}

/** The list as one response: as old as its oldest page, and to be requested no oftener than its pages may be. */
function joined(pages: readonly GoodOutcome[], list: IsoList): Outcome {
  const body = JSON.stringify(list);
  const [first, ...others] = pages;
  const received = () => JSON.stringify(asReceived(pages, list));
  if (!first || others.length === 0) return { ok: true, body, headers: first?.headers ?? {}, received };
  const headers = { ...pages.at(-1)?.headers };
  headers[HEADERS.asOf] = pages.map((page) => page.headers[HEADERS.asOf] ?? '').toSorted()[0] ?? '';
  const intervals = pages.map((page) => Number(page.headers[HEADERS.leastInterval] ?? 0));
  headers[HEADERS.leastInterval] = String(Math.max(pages.length * MS_PER_PAGE, ...intervals));
  const drift = driftHeader(pages.flatMap(driftOf));
  if (drift === undefined) delete headers[HEADERS.drift];
  else headers[HEADERS.drift] = drift;
  return { ok: true, body, headers, received };
}

const anObject = v.record(v.string(), v.unknown());
const anyRows = v.fallback(v.array(v.unknown()), []);

/** The pages as they came, put together as the list is; what the walk reads of a page to go on is left out. */
function asReceived(pages: readonly GoodOutcome[], { extent }: IsoList): unknown {
  const came = pages.map(({ received }) =>
    v.parse(v.fallback(anObject, {}), JSON.parse(received?.() ?? '{}')),
  );
  const undocumented = Object.entries(came[0] ?? {}).filter(
    ([name]) => !Object.hasOwn(assumedVpsbgIsoPage.entries, name),
  );
  const data = came.flatMap((page) => v.parse(anyRows, page['data']));
  return { ...Object.fromEntries(undocumented), data, extent };
}

const drifts = v.array(v.object({ path: v.string(), got: v.string(), expected: v.string() }));

/** Later pages are named: rows stand elsewhere in the whole list. */
function driftOf({ headers }: GoodOutcome, index: number) {
  const header = headers[HEADERS.drift];
  if (header === undefined) return [];
  return v
    .parse(drifts, JSON.parse(decodeURIComponent(header)))
    .map((drift) => ({ ...drift, path: index === 0 ? drift.path : `page ${index + 1}: ${drift.path}` }));
}
