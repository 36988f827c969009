import { message } from '../../text/message.ts';

// The command menu.
export const commandMenu = message('Command menu');
export const commands = message('Commands');
export const fieldLabel = message('Command, VPS, ISO or address');
export const fieldHint = message('Type a command, or paste an ID or an address');
export const diagnosticsCopied = message('Diagnostics copied');
export const clipboardRefused = message('The clipboard refused. The text is selected: copy it by hand.');
/** `{digits}` are those of `{count}`. */
export const commandCount = message('{count, plural, one {{digits} command} other {{digits} commands}}');
export const noResults = message('No results.');
/** `{why}` is one sentence or two. */
export const noResultsBecause = message('No results. {why}');

// Groups of commands.
export const groupOpen = message('Open');
export const groupHere = message('On this page');
export const groupPages = message('Pages');
export const groupServers = message('Servers');
export const groupActions = message('Actions');

// Commands, and what stands beside them.
export const vps = message('VPS {id}');
export const isoDownload = message('ISO download {id}');
export const otherIdNotWhole = message('Another ID in it is not whole');
/** `{account}` is the name of an account. */
export const inAccount = message('in {account}');
export const pageServers = message('servers');
export const pageDownloads = message('ISO images');
export const pageSupport = message('find a page');
export const copyDiagnostics = message('Copy diagnostics');
export const forSupport = message('for support');
export const showDetails = message('Show details');
export const hideDetails = message('Hide details');
export const whatDetailsHold = message('JSON, request IDs');
export const themeSystem = message('Theme: as the system');
export const themeLight = message('Theme: light');
export const themeDark = message('Theme: dark');
export const chosen = message('chosen');
