import type { Translation } from '../../text/message.ts';
import type * as english from './copy.en.ts';

export default {
  copied: 'Kopierat',
  clipboardRefused: 'Urklipp är inte tillgängligt. Texten är markerad: kopiera den för hand.',
} satisfies Translation<typeof english>;
