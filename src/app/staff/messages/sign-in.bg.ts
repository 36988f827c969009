import type { Translation } from '../../text/message.ts';
import type * as english from './sign-in.en.ts';

export default {
  signInTo: 'Вход в Drivebay',
  companyAccount: 'Използвайте служебния си акаунт. В момента не сте влезли.',
  signIn: 'Вход',
  signInAsOther: 'Вход като друг потребител',
  service: 'Услуга за вход:',
  askForAccess: 'За достъп се обърнете към:',
  nameRequest: 'Посочете идентификатора на заявката:',
  copyRequestId: 'Копирай идентификатора на заявката',
  noRole: 'Влезли сте, но нямате достъп тук',
  noRoleWords: 'Никоя от Вашите групи няма право на достъп. Поискайте достъп и влезте отново.',
  refused: 'Входът е прекъснат или отказан',
  refusedWords: 'Достъп не беше предоставен. За да продължите, влезте отново.',
  expired: 'Опитът за вход вече не е валиден',
  expiredWords:
    'Опитът за вход важи 10 минути и веднъж, в браузъра, в който е започнат. Започнете отново оттук.',
  unavailable: 'Услугата за вход не отговори',
  unavailableWords: 'Опитайте отново след минута.',
  failed: 'Входът е неуспешен',
  failedWords: 'Отговорът на услугата за вход е невалиден. Опитайте отново.',
  signedIn: 'Успешен вход',
  closeWindow: 'Можете да затворите този прозорец. Страницата, от която идвате, ще продължи сама.',
} satisfies Translation<typeof english>;
