import type { Translation } from '../../text/message.ts';
import type * as english from './long-library.en.ts';

export default {
  isoImages: 'ISO-avbildningar',
  onlyInView:
    'Webbläsarens egen sökning ser bara raderna som visas. Sökfältet ovan söker bland alla {count, number}.',
  printedPart:
    'Bara de {count, number} första av {all, number} ISO-avbildningar skrivs ut. Sök fram de övriga och skriv ut igen.',
} satisfies Translation<typeof english>;
