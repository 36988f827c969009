import type { Translation } from '../../text/message.ts';
import type * as english from './notify.en.ts';

export default {
  notify: 'Известявай ме, когато изтегляне завърши или предстои да бъде изтрито',
  notifyBlocked: 'Браузърът блокира известията от тази страница. Разрешете ги в настройките му за този сайт.',
} satisfies Translation<typeof english>;
