import type { Translation } from '../../text/message.ts';
import type * as english from './not-set-up.en.ts';

export default {
  notSetUp: 'Drivebay не е настроен',
  configUnusable: 'Конфигурационният файл не може да се използва',
} satisfies Translation<typeof english>;
