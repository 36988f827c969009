import type { Translation } from '../../text/message.ts';
import type * as english from './page.en.ts';

export default {
  nextStart: 'Следващо стартиране',
  isoLibrary: 'ISO библиотека',
  downloads: 'Изтегляния',
  serverId: 'Копирай идентификатора на сървъра',
  powerNotKnown: 'Състоянието е неизвестно',
  breadcrumb: 'Път до страницата',
  deviceNotKnown: 'Още не се знае от кое устройство сървърът ще опита да стартира първо.',
  mayMountNotKnown: 'Още не се знае дали можете да монтирате ISO образ.',
  imagesNotKnown: 'Още не се знае кои образи може да монтира сървърът.',

  notVpsId: 'Това не е идентификатор на VPS',
  addressWithoutId:
    'Адресът не съдържа идентификатор на VPS. В HostUp такъв идентификатор изглежда така: {example}. IP адрес или име на хост не е идентификатор. Проверете адреса или отворете списъка със сървъри.',
  panelsAddressWithoutId:
    'Адресът не съдържа идентификатор на VPS. В HostUp такъв идентификатор изглежда така: {example}. IP адрес или име на хост не е идентификатор. Ако проблемът продължи, свържете се с поддръжката на контролния панел.',
  openServers: 'Отвори списъка със сървъри',
  panelsServerNotFound:
    'Контролният панел отвори сървър, който HostUp не намира. Ако проблемът продължи, свържете се с поддръжката на контролния панел.',
  serverNotFound:
    'Във Вашия акаунт в HostUp няма сървър с този идентификатор. Проверете го или отворете списъка със сървъри.',
  serverIdLabel: 'Копирай идентификатора на сървъра',
  didYouMean: 'Може би търсите',

  drivesAndOrder: 'Устройства и ред на зареждане',
  noDevices: 'HostUp не посочва нито CD/DVD устройство, нито диск за този сървър.',
  moreDevices: '{count, plural, one {Още # не е показано.} other {Още # не са показани.}}',
  bootOrder: 'Ред на зареждане',
  notInOrder: 'Не е в реда на зареждане',
  orderUnknown: 'Редът на зареждане е неизвестен',

  nothingForStart: 'За следващото стартиране не е нужно да правите нищо.',
  nothingBeforeStart: 'Преди стартирането не е нужно да правите нищо.',
  nothingAboutDrives: 'Не е нужно да променяте нищо в устройствата и реда на зареждане.',
  setOrder: 'Задайте реда на зареждане във Вашия {panel} преди следващото стартиране.',
  checkOrder: 'Проверете реда на зареждане във Вашия {panel} преди следващото стартиране.',
  addDisk: 'В реда на зареждане няма диск. Добавете го във Вашия {panel} преди следващото стартиране.',
  checkDrives: 'Проверете устройствата и реда на зареждане във Вашия {panel} преди следващото стартиране.',

  inconsistent: 'Данните на HostUp си противоречат',
  notTried: 'Няма да се използва при следващото стартиране',
  more: 'още {count, number}',
  moreNotListed: 'и още {count, number}, които не са показани тук.',
  compare:
    'Сравнете с Вашия {panel} преди следващото стартиране. Ако и там е така, изпратете на поддръжката на HostUp диагностиката на тази страница.',
  unmountOrLeave: 'Ако образът вече не Ви е нужен, демонтирайте го. Ако Ви е нужен, оставете го.',
  usableAllTheSame:
    'Работещият сървър все пак може да го използва. За да стартира от него, променете реда на зареждане във Вашия {panel}.',
  correctOrder: 'Коригирайте реда на зареждане във Вашия {panel} преди следващото стартиране.',

  sinceLooked: 'От последното Ви посещение',
  sinceWhen: 'От последното Ви посещение, {when}:',
  moreChanges: '{count, plural, one {и още # промяна.} other {и още # промени.}}',
  dismissChanges: 'Скрий промените',
  wasMounted: '{medium} беше монтиран в {device}.',
  wasUnmounted: '{medium} беше демонтиран от {device}.',
  wasReplaced: '{before} в {device} беше заменен с {now}.',
  orderChanged: 'Редът на зареждане беше {before}, а сега е {now}.',
  emptyOrder: 'празен',
  libraryGrew:
    'ISO библиотеката нарасна от {before, number} на {now, plural, one {# ISO образ} other {# ISO образа}}.',
  libraryShrank:
    'ISO библиотеката намаля от {before, number} на {now, plural, one {# ISO образ} other {# ISO образа}}.',
  wereAdded:
    '{count, plural, one {В ISO библиотеката беше добавен # ISO образ: {names}.} other {В ISO библиотеката бяха добавени # ISO образа: {names}.}}',
  namesAndMore: '{names} и още {count, number}',
  wereRemoved:
    '{count, plural, one {От ISO библиотеката беше премахнат # ISO образ.} other {От ISO библиотеката бяха премахнати # ISO образа.}}',
  mayMount: 'Монтирането на ISO образи отново е разрешено.',
  mayNotMount: 'Монтирането на ISO образи вече не е разрешено.',
  mayUpload: 'Качването на ISO образи отново е разрешено.',
  mayNotUpload: 'Качването на ISO образи вече не е разрешено.',

  nothingInDrives: 'В устройствата на този сървър няма образ',
  onlyThoseShown: 'С Вашия достъп от ISO библиотеката се виждат само образите в устройствата.',
  libraryEmpty: 'ISO библиотеката е празна',
  noneListed: 'HostUp не показва ISO образи за този сървър.',
  images: '{count, plural, one {# образ} other {# образа}}',
  imagesInDrives:
    '{count, plural, one {# образ в устройствата на този сървър} other {# образа в устройствата на този сървър}}',
  imagesToMount:
    '{count, plural, one {# образ, който сървърът може да монтира} other {# образа, които сървърът може да монтира}}',
  search: 'Търсене в ISO библиотеката',
  searchHint: 'Име, файл, ID, формат',
  sortBy: 'Подредба',
  found: '{count, plural, one {# съвпадение} other {# съвпадения}}',
  noMatch: 'Няма ISO образ, който да отговаря на търсенето',
  clearSearch: 'Изчисти търсенето',
  byName: 'Име, А–Я',
  byNameDown: 'Име, Я–А',
  bySize: 'Първо най-малките',
  bySizeDown: 'Първо най-големите',
  byFormat: 'Формат, А–Я',
  byFormatDown: 'Формат, Я–А',
  byMounted: 'Първо монтираните',
  byMountedDown: 'Монтираните накрая',
} satisfies Translation<typeof english>;
