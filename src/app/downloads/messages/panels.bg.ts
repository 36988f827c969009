import type { Translation } from '../../text/message.ts';
import type * as english from './panels.en.ts';

export default {
  stalledToDo:
    '{count, plural, one {# изтегляне е спряло. Ако това не се промени, стартирайте го отново във VPSBG.} other {# изтегляния са спрели. Ако това не се промени, стартирайте ги отново във VPSBG.}}',
  tooSlowToDo:
    '{count, plural, one {# изтегляне е твърде бавно. Стартирайте го отново от по-бърз източник.} other {# изтегляния са твърде бавни. Стартирайте ги отново от по-бърз източник.}}',
  closeToDo:
    '{count, plural, one {# изтегляне може да бъде изтрито, преди да завърши. Проверете отново след няколко минути.} other {# изтегляния могат да бъдат изтрити, преди да завършат. Проверете отново след няколко минути.}}',
  nothingToDo: 'За текущите изтегляния не е нужно да правите нищо: ще завършат сами.',
  running: '{count, plural, one {# активно} other {# активни}}',
  done: '{count, plural, one {# завършено} other {# завършени}}',
  deletedCount: '{count, plural, one {# изтрито} other {# изтрити}}',
  alsoCount: '· {words}',
  moreRunning: '{count, plural, one {още # активно} other {още # активни}}',
  allCount: 'Всички {count, number}',
  allDownloadsRead: 'Всички изтегляния ({read})',
  openDownloadsRead: 'Към изтеглянията ({read})',
  showDeleted: '{count, plural, one {Покажи # изтрит} other {Покажи # изтрити}}',
  hideDeleted: '{count, plural, one {Скрий # изтрит} other {Скрий # изтрити}}',
  onlyFirst: '{count, plural, one {Показан е само първият.} other {Показани са само първите #.}}',
  downloads: 'Изтегляния',
  isoDownloads: 'Изтегляния на ISO образи',
  openDownloads: 'Към изтеглянията',
  noDownloads: 'Няма изтегляния на ISO образи',
  appearHere: 'Тук се показват ISO образите, които VPSBG изтегля за Вас.',
  noneChosen: 'Не е избран ISO образ',
  notMountable: 'Намират се във VPSBG, а не в библиотеката на HostUp: този сървър не може да ги монтира.',
  downloadedHead: 'Изтеглени',
  deletedHead: 'Изтрити',
  leftOf48: 'от 48 ч',
  deletedInHead: 'изтриване след',
  notAnIsoId: '„{given}“ не е идентификатор на ISO образ',
  isoTrouble: 'ISO {id}: {why}',
  isoNotLoaded: 'ISO {id}: още не е зареден',
  copyErrorCode: 'Копирай кода на грешката',
} satisfies Translation<typeof english>;
