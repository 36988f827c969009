import type { Translation } from '../../text/message.ts';
import type * as english from './iso.en.ts';

export default {
  oneDownload: 'Изтегляне',
  allDownloads: 'Всички изтегляния',
  copyIsoId: 'Копирай идентификатора на ISO образа',
  notAnIsoPage: 'Това не е идентификатор на ISO образ',
  copyAddressPart: 'Копирай идентификатора от адреса',
  isoIdExample: 'Идентификаторът на ISO образ във VPSBG е цяло число, например 15.',
  panelsIsoIdExample:
    'Идентификаторът на ISO образ във VPSBG е цяло число, например 15. Ако проблемът продължи, свържете се с поддръжката на контролния панел.',
} satisfies Translation<typeof english>;
