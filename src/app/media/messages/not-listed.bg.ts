import type { Translation } from '../../text/message.ts';
import type * as english from './not-listed.en.ts';

export default {
  notListed: 'Не е в списъка със сървъри на HostUp.',
  notListedLong: 'Не е в списъка със сървъри на HostUp: името и IP адресът са неизвестни.',
  checkId: 'Проверете идентификатора',
} satisfies Translation<typeof english>;
