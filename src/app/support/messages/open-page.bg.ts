import type { Translation } from '../../text/message.ts';
import type * as english from './open-page.en.ts';

export default {
  fieldLabel: 'VPS или ISO за отваряне',
  fieldHint: 'Идентификатор на VPS или ISO, или адрес',
  open: 'Отвори',
  partLost: 'Част от Drivebay не можа да се зареди. Проверете мрежовата си връзка и опитайте отново.',
  severalPages:
    'Въведеното сочи към няколко страници. Поставете един идентификатор или използвайте „Поддръжка“.',
  pasteOne: '{why} Поставете един идентификатор или използвайте „Поддръжка“.',
  pasteAlone: 'Това може да не е идентификатор. Поставете само идентификатора.',
} satisfies Translation<typeof english>;
