import { message } from '../../text/message.ts';

// From what a customer sent to the page it is about.
export const question = message('What did the customer send?');
export const findPage = message('Find a page');
export const findMeaning = message('Find what a customer means');
export const fieldLabel = message('What the customer sent');
export const hintHostup = message(
  'A server’s name, IP address or ID, an ISO number, a link, diagnostics, or a whole message. It is read in this browser and not stored; only names and IP addresses are looked up at HostUp.',
);
export const hintStaff = message(
  'A server’s name, IP address or ID, an ISO number, a link, diagnostics, or a whole message. It is read in this browser and not stored; only IDs, names and IP addresses are looked up, in all your accounts.',
);
export const open = message('Open');
export const pagesFound = message('Pages found');
export const servers = message('Servers');
export const nothingToOpen = message('Nothing to open');
export const fieldEmptied = message('The field was emptied.');
export const secretEmptied = message(
  'The text contained what looks like a key or a token: the field was emptied.',
);
/** `{digits}` are those of `{count}`, as in all that follow. */
export const andMore = message(
  '{count, plural, one {and {digits} more: paste a shorter part.} other {and {digits} more: paste a shorter part.}}',
);
export const notWhole = message('IDs that are not whole');
/** `{id}` as it was written, `{why}` a sentence or two. */
export const idAndWhy = message('{id} {why}');
export const isIsoNumber = message('Is this the number of an ISO download?');
export const isWhatIsMeant = message('Is this what the customer means?');
export const pagesMatch = message(
  '{count, plural, one {{digits} page matches.} other {{digits} pages match. Which one?}}',
);
/** `{broken}` ids besides those `{count}` pages. */
export const pagesMatchBut = message(
  '{count, plural, one {{broken, plural, one {One page matches, and an ID cannot be opened.} other {One page matches, and {brokenDigits} IDs cannot be opened.}}} other {{broken, plural, one {{digits} pages match, and an ID cannot be opened.} other {{digits} pages match, and {brokenDigits} IDs cannot be opened.}}}}',
);
