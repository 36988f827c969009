import { message } from '../../text/message.ts';

// The page of one ISO.
export const oneDownload = message('Download');
export const allDownloads = message('All downloads');
export const copyIsoId = message('Copy ISO ID');
export const notAnIsoPage = message('This is not the ID of an ISO');
export const copyAddressPart = message('Copy what the address holds');
export const isoIdExample = message('An ISO ID at VPSBG is a whole number such as 15.');
/** The same in a control panel’s frame. */
export const panelsIsoIdExample = message(
  'An ISO ID at VPSBG is a whole number such as 15. If it stays like this, contact your control panel’s support.',
);
