import { message } from '../../text/message.ts';

// Browser and clock, on screen and in the diagnostics. `{browser}` is “Firefox 128”, `{system}` “Linux”.
export const browserOn = message('{browser} on {system}');
export const browserOnUnknown = message('{browser} on an unknown system');
export const unknownOn = message('Unknown browser on {system}');
export const unknownOnUnknown = message('Unknown browser on an unknown system');
export const clockUnknown = message('the gateway’s clock is not known');
export const clockAgrees = message('this device agrees with the gateway within a second');
export const clockBehind = message('this device is {seconds} s behind the gateway');
export const clockAhead = message('this device is {seconds} s ahead of the gateway');
