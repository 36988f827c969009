import { message } from '../../text/message.ts';

// Opens a page from its pasted id or address.
export const fieldLabel = message('VPS or ISO to open');
export const fieldHint = message('VPS or ISO id, or an address');
export const open = message('Open');
export const partLost = message('A part of Drivebay could not be loaded. Check your network and try again.');
export const severalPages = message('This names several pages. Paste one id, or use Support.');
/** `{why}` is a sentence or two. */
export const pasteOne = message('{why} Paste one id, or use Support.');
export const pasteAlone = message('This may be something else than an id. Paste the id alone.');
