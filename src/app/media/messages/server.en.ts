import { message } from '../../text/message.ts';

// One server, wherever it is listed. Its power:
export const running = message('Running');
export const stopped = message('Stopped');
export const starting = message('Starting');
export const stopping = message('Stopping');
export const provisioning = message('Provisioning');
export const paused = message('Paused');
export const error = message('Error');
export const unknown = message('Unknown');

// Why to look at it.
export const reportsError = message('HostUp reports an error');
/** What to do about it. */
export const contactSupport = message('Contact HostUp support');
export const pending = message('Service pending');
export const suspended = message('Service suspended');
export const expired = message('Service expired');
export const fraud = message('Service fraud');
/** `{status}` is a word of HostUp’s that is not one of the four above. */
export const otherService = message('Service {status}');

// Its size. `{digits}` are those of `{count}`; an amount is one number, such as “4”.
export const cores = message('{count, plural, one {{digits} core} other {{digits} cores}}');
export const gigabytes = message('{amount} GB');
export const memory = message('{amount} GB memory');
export const storage = message('{amount} GB storage');
