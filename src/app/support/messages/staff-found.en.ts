import { message } from '../../text/message.ts';

// What a text names in all accounts of the person.
export const pagesFound = message('Pages found');
export const pagesMatch = message(
  '{count, plural, one {One page matches} other {{digits} pages match. Which one?}}',
);
export const notCertain = message('Not certain');
export const lookingUp = message('Looking it up…');
export const lookingInAccounts = message(
  '{count, plural, one {Looking in your account…} other {Looking in your {digits} accounts…}}',
);
export const notFound = message('Not found');
export const vpsInNone = message('VPS {id} is in none of your accounts.');
export const isoInNone = message(
  'ISO download {id} is in none of your accounts: VPSBG deletes it after 48 hours.',
);
