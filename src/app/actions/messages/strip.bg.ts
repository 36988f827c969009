import type { Translation } from '../../text/message.ts';
import type * as english from './strip.en.ts';

export default {
  mountIso: 'Монтирай ISO образ',
  downloadFromUrl: 'Изтегли от URL',
  restart: 'Рестартирай…',
  mountAllowed: 'Разрешено. Drivebay не рестартира сървъра.',
  downloadAllowed: 'Разрешено. HostUp изтегля образа във Вашата библиотека.',
  confirmFirst: 'Първо трябва да потвърдите. Работещите програми спират.',
  notNow: 'В момента не е възможно:',
  sameReason: '{notNow} по същата причина.',
  notNowInSentence: 'В момента не е възможно',
  reasonCode: 'Копирай кода на причината: {action}',
  mountName: 'монтиране',
  unmountName: 'демонтиране',
  uploadName: 'качване',
  downloadName: 'изтегляне',
  deleteName: 'изтриване',
  restartName: 'рестартиране',
  bootOrder: 'ред на зареждане',
  andLast: '{names} и {last}',
  needsLibrary:
    '{count, plural, one {{actions}: нужна е ISO библиотеката на акаунта. Вашият достъп показва само образите в устройствата на този сървър.} other {{actions}: нужна е ISO библиотеката на акаунта. Вашият достъп показва само образите в устройствата на този сървър.}}',
  roleLacks: 'Вашата роля в този акаунт не включва: {actions}.',
  orderElsewhere:
    '{panel, select, hostUp {Редът на зареждане се задава във Вашия панел на HostUp.} other {Редът на зареждане се задава във Вашия контролен панел.}}',
  actionsElsewhere:
    '{panel, select, hostUp {{actions}: във Вашия панел на HostUp.} other {{actions}: във Вашия контролен панел.}}',
} satisfies Translation<typeof english>;
