import type { Translation } from '../../text/message.ts';
import type * as english from './long-library.en.ts';

export default {
  isoImages: 'ISO образи',
  onlyInView:
    'Търсенето на браузъра вижда само редовете на екрана. Търсенето по-горе обхваща всички {count, number}.',
  printedPart:
    'Отпечатват се само първите {count, number} от {all, number} ISO образа. Потърсете останалите и отпечатайте отново.',
} satisfies Translation<typeof english>;
