import { message } from '../../text/message.ts';

// What failed, in place of what is said of other providers.
export const isoWasDeleted = message('ISO {id} was deleted by VPSBG');
export const deletedAfter = message('VPSBG deletes every ISO 48 hours after its creation.');
export const isoNotFound = message('ISO {id} was not found');
export const checkTheId = message(
  'Check the ID: it does not exist, or it is not in your account. VPSBG deletes every ISO 48 hours after its creation.',
);
export const notFound = message('not found');
export const notInAccount = message(
  'It does not exist, or it is not in your account. VPSBG deletes every ISO 48 hours after its creation.',
);
export const listNotAvailable = message('VPSBG’s list of ISOs is not available');
export const openByIdInstead = message(
  'VPSBG does not document the list’s address. Open an ISO by its ID instead.',
);
export const notSetUp = message('VPSBG is not set up here');
export const noKey = message('The gateway has no key for VPSBG. A Read key is enough.');
