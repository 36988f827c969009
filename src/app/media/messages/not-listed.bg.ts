import type { Translation } from '../../text/message.ts';
import type * as english from './not-listed.en.ts';

export default {
  notListed: 'Не е в {list}.',
  notListedLong: 'Не е в {list}: името и IP адресът са неизвестни.',
  serverList: 'списъка със сървъри на HostUp',
} satisfies Translation<typeof english>;
