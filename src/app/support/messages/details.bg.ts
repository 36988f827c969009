import type { Translation } from '../../text/message.ts';
import type * as english from './details.en.ts';

export default {
  details: 'Подробности',
  closeDetails: 'Затвори подробностите',
  responses: 'Отговори',
  thisBrowser: 'Този браузър',
  media: 'Носители',
  iso: 'ISO {id}',
  serverList: 'Списък със сървъри',
  status: 'Състояние',
  downloads: 'Изтегляния',
  numbered: '{name} {place}',
  browser: 'Браузър',
  page: 'Страница',
  time: 'Време',
  clock: 'Часовник',
  version: '{version}, режим {mode}, роля {role}',
  notKnownYet: 'Още не е известно',
  size: '{width} × {height} px',
  sizeInFrame: '{width} × {height} px, в рамка',
  timeAndZone: '{time}, {zone}',
  lastErrors: 'Последни грешки',
  noneFailed: 'Няма неуспешни заявки от този раздел.',
  copyErrorCode: 'Копирай кода на грешката',
  copyRequestId: 'Копирай идентификатора на заявката',
  whatIsCopied:
    '„Копирай диагностиката“ копира това като Markdown на английски, заедно с адреса на страницата, идентификаторите, разрешенията и кодовете им. Всичко, което прилича на ключ или токен, се пропуска.',
} satisfies Translation<typeof english>;
