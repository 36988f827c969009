import { message } from '../../text/message.ts';

// The choice of the page's language.
export const language = message('Language');
export const languageNotLoaded = message('Languages not loaded: reload');
