import { message } from '../../text/message.ts';

// Around every page.
export const skipToContent = message('Skip to content');
/** Name of the navigation. */
export const main = message('Main');
export const menu = message('Menu');
export const menuLost = message('Menu not loaded: reload');
export const theme = message('Theme');
export const systemTheme = message('System theme');
export const lightTheme = message('Light theme');
export const darkTheme = message('Dark theme');
export const timesAreYours = message('Times are in your time zone');
/** `{zone}` is “Europe/Sofia”. */
export const timesAreIn = message('Times are in your time zone, {zone}');

// Whose data the pages show.
export const sandbox = message('Sandbox');
export const actionsOn = message('Actions on');
export const readOnly = message('Read only');
export const simulated = message('Simulated data, no real server');
export const ownAccount = message('Your own account');
export const companyAccounts = message('Your company’s accounts');
export const tokenOpens = message('What your token opens');
/** `{name}` is “Sandbox”, `{words}` one of the four above. */
export const nameAndWords = message('{name}: {words}');

// In the place of a page. `{path}` is “/vsp/1”.
export const notFound = message('Page not found');
export const notFoundAt = message('There is no page at {path}. Check the address, or open one of these:');
export const notFoundInFrame = message(
  'There is no page at {path}. Check the address. If it stays like this, contact your control panel’s support.',
);
export const pageFailed = message('This page failed');
export const notDrawn = message('Drivebay could not draw this page');
export const retry = message('Retry');
export const reload = message('Reload');
export const sendMessage = message(
  'A fault in Drivebay; your server is not affected. If it happens again, send support this message:',
);
export const sendMessageInFrame = message(
  'A fault in Drivebay; your server is not affected. If it happens again, send your control panel’s support this message:',
);
export const noMessage = message('The error has no message.');
