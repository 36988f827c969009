import { message } from '../../text/message.ts';

// Where a person gives the token they were sent.
export const doesNotWork = message('The token does not work');
export const noneNeeded = message('No token is needed here');
export const takesNone = message('This Drivebay takes no tokens. Open a page from the menu.');
export const pasteToken = message('Paste a token');
export const fieldLabel = message('Token');
export const useToken = message('Use the token');
export const keptInMemory = message('It is kept in this page’s memory alone. A reload forgets it.');
/** `{reason}` is in English and technical, such as “it is not a signed JWT”. */
export const cannotBeUsed = message(
  'This is not a token that can be used: {reason}. Paste all of it, and nothing else.',
);
/** `{parent}` and `{origin}` are addresses such as “https://panel.example”. */
export const forOtherPage = message(
  'This token is for a page of {parent}. Ask for one whose parent is {origin}.',
);
export const whatItOpens = message('What it opens');
export const until = message('Until');
export const forWhom = message('For');
export const support = message('Support');
export const customer = message('A customer');
export const vpss = message('VPSs');
export const isoDownloads = message('ISO downloads');
export const none = message('None');
export const allOfAccount = message('All of the account');

// Why it can no longer be sent.
export const expired = message('Your token has expired. Paste a new one.');
export const usedUp = message('Your token is not good for another action. Paste a new one.');
export const tooOld = message('Your token is too old for this action. Paste a new one.');
