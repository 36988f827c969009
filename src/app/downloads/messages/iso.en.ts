import { message } from '../../text/message.ts';

// The page of one ISO.
export const oneDownload = message('Download');
export const allDownloads = message('All downloads');
export const copyIsoId = message('Copy ISO id');
export const notAnIsoPage = message('This is not the id of an ISO');
export const addressHolds = message('what the address holds');
export const isoIdExample = message('An ISO id at VPSBG is a whole number such as 15.');
/** The same in a control panel’s frame. */
export const panelsIsoIdExample = message(
  'An ISO id at VPSBG is a whole number such as 15. If it stays like this, contact your control panel’s support.',
);
