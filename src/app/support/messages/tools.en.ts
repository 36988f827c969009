import { message } from '../../text/message.ts';

// What support needs on every page.
export const copyDiagnostics = message('Copy diagnostics');
export const couldNotLoad = message('It could not be loaded. Reload the page.');
export const showDetails = message('Show details');
export const hideDetails = message('Hide details');
// The button of the command menu.
export const searchOrJump = message('Search or jump to…');
export const menuLost = message('The menu could not be loaded: reload the page');
