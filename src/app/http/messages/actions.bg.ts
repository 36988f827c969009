import type { Translation } from '../../text/message.ts';
import type * as english from './actions.en.ts';

export default {
  otherPerson: 'Сега е влязъл друг потребител.',
  noAccess: 'Няма достъп.',
  nothingSent: 'Нищо не беше изпратено.',
  notSignedIn: 'Не влязохте отново. Нищо не беше изпратено.',
  accessRenewed:
    'Достъпът Ви се подновява за това действие. Нищо не беше направено: опитайте отново след малко.',
  connectionLost: 'Връзката прекъсна, преди да дойде отговор.',
  responseUnreadable: 'Отговорът на заявката за действие не можа да се прочете.',
  gatewayStatus: 'Шлюзът отговори с HTTP {status}.',
  twoSentences: '{first} {second}',
} satisfies Translation<typeof english>;
