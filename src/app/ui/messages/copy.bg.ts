import type { Translation } from '../../text/message.ts';
import type * as english from './copy.en.ts';

export default {
  copied: 'Копирано',
  clipboardRefused: 'Няма достъп до клипборда. Текстът е избран: копирайте го ръчно.',
} satisfies Translation<typeof english>;
