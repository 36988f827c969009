import { message } from '../../text/message.ts';

// The switch for notices outside the page.
export const notify = message('Notify me when a download finishes or is about to be deleted');
export const notifyBlocked = message(
  'This browser blocks notifications from this page. Allow them in its settings for this site.',
);
