import type { Translation } from '../../text/message.ts';
import type * as english from './fields.en.ts';

export default {
  id: 'ID',
  name: 'Име',
  status: 'Статус',
  size: 'Размер',
  downloaded: 'Изтеглено',
  created: 'Създаден',
  deletion: 'Изтриване',
  shortAndExact: '{short} ({exact})',
  sentNothing: 'Неизвестно: VPSBG не изпрати нищо',
  sentEmpty: 'Неизвестно: VPSBG изпрати празен текст',
  sent: 'Неизвестно: VPSBG изпрати {sent}',
  sentList:
    '{count, plural, one {Неизвестно: VPSBG изпрати списък с # елемент} other {Неизвестно: VPSBG изпрати списък с # елемента}}',
  sentObject: 'Неизвестно: VPSBG изпрати обект',
  sentTooLarge: 'Неизвестно: VPSBG изпрати твърде голямо число',
} satisfies Translation<typeof english>;
