import type { Translation } from '../../text/message.ts';
import type * as english from './staff-found.en.ts';

export default {
  pagesFound: 'Намерени страници',
  pagesMatch: '{count, plural, one {Съвпада една страница} other {Съвпадат {digits} страници. Коя е?}}',
  notCertain: 'Не е сигурно',
  lookingUp: 'Търсене…',
  lookingInAccounts:
    '{count, plural, one {Търсене в акаунта Ви…} other {Търсене във Вашите {digits} акаунта…}}',
  notFound: 'Не е намерено',
  vpsInNone: 'VPS {id} не е в нито един от акаунтите Ви.',
  isoInNone: 'Изтеглянето на ISO {id} не е в нито един от акаунтите Ви: VPSBG го изтрива след 48 часа.',
  partsIn:
    'Няма го в нито един от акаунтите Ви по цяло име, идентификатор или IP адрес. По част от името, само в {account}:',
} satisfies Translation<typeof english>;
