import type { Translation } from '../../text/message.ts';
import type * as english from './found.en.ts';

export default {
  vps: 'VPS {id}',
  isoDownload: 'Изтегляне на ISO {id}',
  isoNamed: 'Изтегляне на ISO {id}: {name}',
  byAddress: 'IP адрес: {words}',
  byName: 'Име на сървъра: {words}',
  byVpsId: 'Идентификатор на VPS: {words}',
  byIsoNumber: 'Номер на ISO: {words}',
  pagesFound: 'Намерени страници',
  recent: 'Последни',
  inThisBrowser: 'в този браузър',
  clear: 'Изчисти',
  mayBeThatOf: 'Този идентификатор не е пълен. Може да е на:',
  serversFound: 'Намерени сървъри',
  andMore: 'и още: въведете по-дълга част от името.',
} satisfies Translation<typeof english>;
