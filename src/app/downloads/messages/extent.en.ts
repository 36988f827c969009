import { message } from '../../text/message.ts';

// A list that was not read whole. `{read}` is “15 of 37 read”.
export const readOfMore = message('{read, number} read, more exist');
export const readOfTotal = message('{read, number} of {total, number} read');
export const pageLimit = message(
  'Drivebay reads at most 20 pages of VPSBG’s list. An ISO that is not listed can be opened by its ID.',
);
export const timeLimit = message(
  'VPSBG took too long to send the rest. The next refresh tries again. An ISO that is not listed can be opened by its ID.',
);
export const rateLimit = message(
  'VPSBG’s rate limit was reached before the rest was read. The next refresh tries again. An ISO that is not listed can be opened by its ID.',
);
export const pageFailed = message(
  'A page of VPSBG’s list could not be read. The next refresh tries again. An ISO that is not listed can be opened by its ID.',
);
export const withheld = message(
  'VPSBG counts more ISOs than it sent. An ISO that is not listed can be opened by its ID.',
);
export const changed = message(
  'The list changed while it was read. The next refresh reads it again. An ISO that is not listed can be opened by its ID.',
);
export const notAllShown = message('Not all ISOs are shown: {read}');
export const entriesUnread = message(
  '{count, plural, one {# entry of VPSBG’s list could not be read.} other {# entries of VPSBG’s list could not be read.}}',
);
export const entriesRepeated = message(
  '{count, plural, one {# entry of VPSBG’s list repeated an ID; the first of each is shown.} other {# entries of VPSBG’s list repeated an ID; the first of each is shown.}}',
);
