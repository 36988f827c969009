import type { Translation } from '../../text/message.ts';
import type * as english from './iso.en.ts';

export default {
  oneDownload: 'Изтегляне',
  allDownloads: 'Всички изтегляния',
  copyIsoId: 'Копирай ID на ISO образа',
  notAnIsoPage: 'Това не е ID на ISO образ',
  addressHolds: 'какво съдържа адресът',
  isoIdExample: 'ID на ISO образ във VPSBG е цяло число, например 15.',
  panelsIsoIdExample:
    'ID на ISO образ във VPSBG е цяло число, например 15. Ако това продължи, свържете се с поддръжката на контролния панел.',
} satisfies Translation<typeof english>;
