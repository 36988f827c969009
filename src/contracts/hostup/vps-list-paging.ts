import { fieldsOf, isStated, pagingIn, type ReadableHeaders } from '../paging.ts';

/** A cursor that can be sent back: opaque, of printable ASCII. */
export const CURSOR = /^[\x21-\x7e]{1,2048}$/;

/**
 * The body with what it, or its headers, state about a next page in other forms than the documented ones: then `hasMore` is
 * `true`, and `nextCursor` is the cursor where one can be sent back, else `null`. So a part is not taken for the whole.
 *
 * @param first whether it is the first page: a total counts the pages before a later one too
 */
export function withPaging(json: unknown, headers: ReadableHeaders, first: boolean): unknown {
  const body = fieldsOf(json);
  if (!body) return json;
  const { nextCursor, hasMore, data } = body;
  const { next, total } = pagingIn(headers);
  const lacksRows = first && total !== null && Array.isArray(data) && data.length < total;
  const documented =
    (nextCursor === null || nextCursor === '' || isCursor(nextCursor)) &&
    (hasMore === undefined || typeof hasMore === 'boolean');
  if (documented && next === null && !lacksRows) return json;
  const silent = hasMore === null || hasMore === undefined;
  const more =
    next !== null ||
    lacksRows ||
    isStated(typeof hasMore === 'string' ? hasMore.trim().toLowerCase() : hasMore) ||
    (silent && isStated(nextCursor));
  const cursor = [
    nextCursor,
    typeof nextCursor === 'number' && isStated(nextCursor) ? String(nextCursor) : null,
    cursorIn(next),
  ].find(isCursor);
  return { ...body, nextCursor: (more && cursor) || null, hasMore: more };
}

function isCursor(value: unknown): value is string {
  return typeof value === 'string' && CURSOR.test(value);
}

/** The cursor in the URL of a next page. Nothing else of that URL is used. */
function cursorIn(url: string | null): string | null {
  return url !== null && URL.canParse(url, 'https://list.invalid')
    ? new URL(url, 'https://list.invalid').searchParams.get('cursor')
    : null;
}
