import type { Translation } from '../../text/message.ts';
import type * as english from './token.en.ts';

export default {
  doesNotWork: 'Токенът не работи',
  noneNeeded: 'Тук не е нужен токен',
  takesNone: 'Тази инсталация на Drivebay не използва токени. Отворете страница от менюто.',
  pasteToken: 'Поставете токен',
  fieldLabel: 'Токен',
  useToken: 'Използвай токена',
  keptInMemory: 'Пази се само в паметта на тази страница. При презареждане се забравя.',
  cannotBeUsed:
    'Това не е токен, който може да се използва. Поставете целия токен и нищо друго. Техническа причина, на английски: {reason}.',
  forOtherPage: 'Този токен е за страница на {parent}. Поискайте токен, в който parent е {origin}.',
  whatItOpens: 'До какво дава достъп',
  until: 'Валиден до',
  forWhom: 'За',
  support: 'Поддръжка',
  customer: 'Клиент',
  vpss: 'VPS',
  isoDownloads: 'Изтегляния на ISO',
  none: 'Няма',
  allOfAccount: 'Всички в акаунта',
  expired: 'Токенът Ви изтече. Поставете нов.',
  usedUp: 'Токенът Ви не може да се използва за още едно действие. Поставете нов.',
  tooOld: 'Токенът Ви е твърде стар за това действие. Поставете нов.',
} satisfies Translation<typeof english>;
