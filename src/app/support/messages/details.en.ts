import { message } from '../../text/message.ts';

// The responses behind the page.
export const details = message('Details');
export const closeDetails = message('Close details');
export const responses = message('Responses');
export const thisBrowser = message('This browser');
// Names of responses, each on a tab.
export const media = message('Media');
export const iso = message('ISO {id}');
export const serverList = message('Server list');
export const status = message('Status');
export const downloads = message('Downloads');
/** The second and further ones of a name. */
export const numbered = message('{name} {place}');

// What this browser and device say of themselves.
export const browser = message('Browser');
export const page = message('Page');
export const time = message('Time');
export const clock = message('Clock');
/** `{mode}` and `{role}` are the gateway's own words: “owner”, “support”. */
export const version = message('{version}, mode {mode}, role {role}');
export const notKnownYet = message('Not known yet');
export const size = message('{width} × {height} px');
export const sizeInFrame = message('{width} × {height} px, in a frame');
/** `{zone}` is “Europe/Stockholm”. */
export const timeAndZone = message('{time}, {zone}');
export const lastErrors = message('Last errors');
export const noneFailed = message('No request of this tab has failed.');
export const copyErrorCode = message('Copy error code');
export const copyRequestId = message('Copy request ID');
export const whatIsCopied = message(
  '“Copy diagnostics” copies this as Markdown, with the page’s address, IDs, permissions and their codes. Whatever looks like a key or a token is left out.',
);
