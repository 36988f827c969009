import type { Translation } from '../../text/message.ts';
import type * as english from './device.en.ts';

export default {
  browserOn: '{browser} под {system}',
  browserOnUnknown: '{browser} под неизвестна система',
  unknownOn: 'Непознат браузър под {system}',
  unknownOnUnknown: 'Непознат браузър под неизвестна система',
  clockUnknown: 'часовникът на шлюза не е известен',
  clockAgrees: 'устройството и шлюзът се разминават с най-много секунда',
  clockBehind: 'устройството изостава с {seconds} сек от шлюза',
  clockAhead: 'устройството избързва с {seconds} сек спрямо шлюза',
} satisfies Translation<typeof english>;
