import { message } from '../../text/message.ts';

// JSON as a tree. `{digits}` are those of `{count}`, in one group.
export const items = message('{count, plural, one {{digits} item} other {{digits} items}}');
export const fields = message('{count, plural, one {{digits} field} other {{digits} fields}}');
/** In the place of a value. */
export const missing = message('missing');
export const searchFields = message('Search fields');
export const noMatch = message('No match');
export const matchOf = message('{at} of {count}');
export const previousMatch = message('Previous match');
export const nextMatch = message('Next match');
export const copyJson = message('Copy JSON');
export const showEarlier = message(
  '{count, plural, one {Show {digits} earlier line} other {Show {digits} earlier lines}}',
);
/** `{all}` are the lines that are not shown yet. */
export const showMore = message(
  '{count, plural, one {Show {digits} more of {all} lines} other {Show {digits} more of {all} lines}}',
);
