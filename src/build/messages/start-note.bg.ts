import type { Translation } from '../../app/text/message.ts';
import type * as english from './start-note.en.ts';

export default {
  about:
    'Какво има в устройствата на един VPS, от какво ще стартира и докъде е стигнало изтеглянето на ISO образа му.',
  noScript: 'Drivebay показва данни в реално време и изисква JavaScript.',
  notStarted:
    'Drivebay още не е стартирал. Изисква се JavaScript: разрешете го за тази страница и я презаредете.',
  inFrame: 'Рамка с {attribute} в контролен панел трябва да има и {values}.',
  slowNetwork: 'При бавна мрежа изчакайте още малко или {link}.',
  reload: 'презаредете страницата',
} satisfies Translation<typeof english>;
