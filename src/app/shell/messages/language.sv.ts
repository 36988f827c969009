import type { Translation } from '../../text/message.ts';
import type * as english from './language.en.ts';

export default {
  language: 'Språk',
  languageNotLoaded: 'Språken är inte inlästa: ladda om',
} satisfies Translation<typeof english>;
