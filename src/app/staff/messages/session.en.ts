import { message } from '../../text/message.ts';

// The account of the page, and the person's role in it.
export const viewer = message('Viewer');
export const operator = message('Operator');
export const noAccess = message('No access');
/** In the place of a role, and over a page as customers see it. */
export const customersView = message('Customer’s view');
/** Of the button that opens the menu of accounts. `{account}` is its label, `{role}` one of those above. */
export const accountAndRole = message('Account {account}, {role}');
export const menuLost = message('Menu not loaded: reload');

// Why nothing can be done. A sentence such as “Mount in your HostUp panel.” comes after it.
export const isViewer = message(
  'You are a viewer of this account: mount, unmount, download, delete and restart need the operator role.',
);
export const noActionSetUp = message('You are an operator, but no action is set up for this account.');

// Over a page as customers see it. `{account}` is its label.
export const customersViewLead = message('Customer’s view.');
export const asCustomer = message(
  'This is how a customer of {account} sees this page: no actions, no details, and only the images in the drives.',
);
export const allDownloads = message(
  'Downloads are those of the whole account: a customer sees the ones that the panel opens.',
);
export const backToStaffView = message('Back to the staff view');
export const notOfCustomers = message('Customers do not have this page');

// The account is not open to the person. A list of accounts comes after the second one; `{account}` is the name in the link.
export const notOpen = message('This account is not open to you');
export const notAmongYours = message(
  'There is no account {account} among yours. Check the link, or ask whoever sent it which account it is of. These are open to you:',
);
export const notOpenChoose = message('This account is not open to you. Choose another one.');

// The session ended, or an action needs a recent sign-in.
export const sessionEnded = message('Your session has ended');
export const signInToDoThis = message('Sign in again to do this');
export const staysOnScreen = message('What is on screen and what you typed stay, and are not refreshed.');
export const needsRecentSignIn = message('Actions need a recent sign-in.');
export const isSentAfter = message('Nothing was sent yet: once you are signed in, it is sent by itself.');
export const goesOnAfter = message('Once you are signed in, this page goes on by itself.');
export const signInAgain = message('Sign in again');
export const signInAgainInTab = message('Sign in again (new tab)');
export const cancelAction = message('Cancel the action');

// Why a lookup is not certain. `{account}` is a label, `{provider}` “HostUp”, `{code}` the gateway’s error code.
export const hasMore = message(
  '{account}: {provider} has more that fits. Look up a longer part of the name.',
);
export const notRead = message('{account}: {provider} could not be read, so this is not certain ({code}).');
