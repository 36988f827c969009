import { message } from '../../text/message.ts';

// Opens a page from its pasted id or address.
export const fieldLabel = message('VPS or ISO to open');
export const fieldHint = message('VPS or ISO ID, or an address');
export const open = message('Open');
export const partLost = message('A part of Drivebay could not be loaded. Check your network and try again.');
export const severalPages = message('This names several pages. Paste one ID, or use Support.');
/** `{why}` is a sentence or two. */
export const pasteOne = message('{why} Paste one ID, or use Support.');
export const pasteAlone = message('This may be something else than an ID. Paste the ID alone.');
