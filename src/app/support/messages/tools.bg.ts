import type { Translation } from '../../text/message.ts';
import type * as english from './tools.en.ts';

export default {
  copyDiagnostics: 'Копирай диагностиката',
  couldNotLoad: 'Не можа да се зареди. Презаредете страницата.',
  showDetails: 'Покажи подробности',
  hideDetails: 'Скрий подробностите',
  searchOrJump: 'Търсене или преход…',
  menuLost: 'Менюто не можа да се зареди: презаредете страницата',
} satisfies Translation<typeof english>;
