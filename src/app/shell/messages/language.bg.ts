import type { Translation } from '../../text/message.ts';
import type * as english from './language.en.ts';

export default {
  language: 'Език',
  languageNotLoaded: 'Езиците не са заредени: презаредете',
} satisfies Translation<typeof english>;
