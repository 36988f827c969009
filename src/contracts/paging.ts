import * as v from 'valibot';

/** Headers of a response: `Headers`, or the gateway's. */
export interface ReadableHeaders {
  get(name: string): string | null;
}

/** What headers state about the list in the body. */
export interface PagingHeaders {
  /** URL of the next page; never followed. */
  next: string | null;
  /** Rows of the whole list. */
  total: number | null;
  lastPage: number | null;
}

/** `Link` (RFC 8288), `Content-Range` (RFC 9110, with any unit) and the usual `X-…` headers of lists. */
export function pagingIn(headers: ReadableHeaders): PagingHeaders {
  const link = /<([^>]*)>[^<]*;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next\b)/i.exec(
    headers.get('link') ?? '',
  );
  const inRange = /\/\s*(\d+)\s*$/.exec(headers.get('content-range') ?? '')?.[1];
  const nextPage = headers.get('x-next-page');
  const hasMore = headers.get('x-has-more');
  const isNext = isStated(nextPage?.trim()) || isStated(hasMore?.trim().toLowerCase());
  return {
    next: link?.[1] ?? (isNext ? '' : null),
    total: countIn(inRange ?? headers.get('x-total-count') ?? headers.get('x-total')),
    lastPage: countIn(headers.get('x-total-pages')),
  };
}

function countIn(text: string | null): number | null {
  return text !== null && /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null;
}

/** Whether a field that speaks of a next page is there: a cursor, a URL or a flag, in whatever type. */
export function isStated(sign: unknown): boolean {
  return !['', '0', 'false', 'null', 0, false, null, undefined].some((none) => none === sign);
}

const anObject = v.record(v.string(), v.unknown());

/** The fields of a body; none where it is no object. */
export function fieldsOf(json: unknown): Record<string, unknown> | undefined {
  const parsed = v.safeParse(anObject, json);
  return parsed.success && !Array.isArray(json) ? parsed.output : undefined;
}
