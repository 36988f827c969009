import type { Translation } from '../../text/message.ts';
import type * as english from './parts.en.ts';

export default {
  copied: 'Копирано',
  selected: 'Избрано: копирайте го сега',
  showAll: 'Покажи всичко',
  showLess: 'Покажи по-малко',
  panelBroken: 'Този панел не можа да се покаже',
  partLost: 'Част от Drivebay не можа да се зареди. Проверете мрежовата си връзка и опитайте отново.',
  retry: 'Опитай отново',
  faultHere: 'Грешката е в Drivebay, не във Вашия сървър. Останалите панели не са засегнати.',
  announcements: 'Съобщения',
} satisfies Translation<typeof english>;
