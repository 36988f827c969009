import type { Translation } from '../../text/message.ts';
import type * as english from './no-token.en.ts';

export default {
  needed: 'Необходим е токен',
  behindPanel:
    'Тази инсталация на Drivebay се използва през контролен панел. Отворете оттам ISO носителите на Вашия сървър или, ако са Ви дали токен, поставете го тук.',
  pasteToken: 'Поставете токен',
  accessEnded: 'Вече нямате достъп',
  noLongerRefreshed: '{why} Това, което е на екрана, остава, но вече не се обновява.',
  noSignInNeeded: 'Тук не е нужен вход',
  hasNoSignIn: 'Тази инсталация на Drivebay е без вход. Отворете страница от менюто.',
} satisfies Translation<typeof english>;
