import { message } from '../../text/message.ts';

// The menu of accounts.
export const accounts = message('Accounts');
export const customersView = message('Customer’s view of this page');
export const backToStaffView = message('Back to the staff view');
/** `{name}` is a person’s. */
export const signedInAs = message('Signed in as {name}');
export const signOut = message('Sign out');
export const stillSignedIn = message('You are still signed in: the gateway did not respond. Try again.');

// Under an account. `{providers}` is “HostUp”, or one of the last two.
export const viewerOf = message('Viewer: sees, and cannot act · {providers}');
export const operatorOf = message('Operator: may act · {providers}');
export const bothProviders = message('HostUp and VPSBG');
export const noProvider = message('no provider');
