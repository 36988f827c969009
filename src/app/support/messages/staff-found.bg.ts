import type { Translation } from '../../text/message.ts';
import type * as english from './staff-found.en.ts';

export default {
  pagesFound: 'Намерени страници',
  pagesMatch: '{count, plural, one {Съвпада една страница} other {Съвпадат {digits} страници. Коя е?}}',
  notCertain: 'Не е сигурно',
  lookingUp: 'Търсене…',
  lookingInAccounts:
    '{count, plural, one {Търсене в акаунта ви…} other {Търсене във вашите {digits} акаунта…}}',
  notFound: 'Не е намерено',
  vpsInNone: 'VPS {id} не е в нито един от акаунтите ви.',
  isoInNone: 'Изтегляне на ISO {id} не е в нито един от акаунтите ви: VPSBG го изтрива след 48 часа.',
} satisfies Translation<typeof english>;
