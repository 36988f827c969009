import type { Translation } from '../../text/message.ts';
import type * as english from './language.en.ts';

export default {
  language: 'Språk',
  languageNotLoaded: 'Språken kunde inte läsas in: ladda om',
} satisfies Translation<typeof english>;
