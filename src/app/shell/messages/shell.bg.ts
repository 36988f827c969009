import type { Translation } from '../../text/message.ts';
import type * as english from './shell.en.ts';

export default {
  skipToContent: 'Към съдържанието',
  main: 'Основна навигация',
  menu: 'Меню',
  menuLost: 'Менюто не се зареди: презаредете',
  theme: 'Тема',
  systemTheme: 'Системна тема',
  lightTheme: 'Светла тема',
  darkTheme: 'Тъмна тема',
  timesAreYours: 'Часовете са във Вашата часова зона',
  timesAreIn: 'Часовете са във Вашата часова зона, {zone}',
  sandbox: 'Тестова среда',
  actionsOn: 'Разрешени действия',
  readOnly: 'Само за четене',
  simulated: 'Симулирани данни, без реален сървър',
  ownAccount: 'Вашият собствен акаунт',
  companyAccounts: 'Акаунтите на Вашата компания',
  tokenOpens: 'Това, до което Вашият токен дава достъп',
  nameAndWords: '{name}: {words}',
  notFound: 'Страницата не е намерена',
  notFoundAt: 'Няма страница на адрес {path}. Проверете адреса или отворете някоя от тези:',
  notFoundInFrame:
    'Няма страница на адрес {path}. Проверете адреса. Ако проблемът продължи, свържете се с поддръжката на Вашия контролен панел.',
  pageFailed: 'Страницата не може да се покаже',
  notDrawn: 'Drivebay не успя да покаже страницата',
  retry: 'Опитай отново',
  reload: 'Презареди',
  sendMessage:
    'Грешка в Drivebay; Вашият сървър не е засегнат. Ако се повтори, изпратете това съобщение на поддръжката:',
  sendMessageInFrame:
    'Грешка в Drivebay; Вашият сървър не е засегнат. Ако се повтори, изпратете това съобщение на поддръжката на Вашия контролен панел:',
  noMessage: 'Грешката няма съобщение.',
} satisfies Translation<typeof english>;
