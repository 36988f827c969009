import { message } from '../../text/message.ts';

// In place of the whole app, where its config file cannot be used.
export const notSetUp = message('Drivebay is not set up');
export const configUnusable = message('Its config file cannot be used');
