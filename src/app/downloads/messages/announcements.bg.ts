import type { Translation } from '../../text/message.ts';
import type * as english from './announcements.en.ts';

export default {
  manyIsos: '{count, plural, one {# ISO образ} other {# ISO образа}}',
  twoNames: '{one} и {other}',
  wasDeleted: '{count, plural, one {{who} беше изтрит.} other {{who} бяха изтрити.}}',
  hasVanished: '{count, plural, one {{who} вече не е във VPSBG.} other {{who} вече не са във VPSBG.}}',
  hasRestarted:
    '{count, plural, one {Изтеглянето на {who} започна отначало.} other {Изтеглянето на {who} започна отначало.}}',
  isDownloaded: '{count, plural, one {{who} е изтеглен.} other {{who} са изтеглени.}}',
  countsDisagree:
    '{count, plural, one {{who} е отбелязан като изтеглен, но получените байтове не отговарят на размера.} other {{who} са отбелязани като изтеглени, но получените байтове не отговарят на размера.}}',
  hasStalled:
    '{count, plural, one {{who} не получава нови данни от 3 мин.} other {{who} не получават нови данни от 3 мин.}}',
  deletedInOneHour:
    '{count, plural, one {{who} ще бъде изтрит след по-малко от 1 ч.} other {{who} ще бъдат изтрити след по-малко от 1 ч.}}',
  deletedInSixHours:
    '{count, plural, one {{who} ще бъде изтрит след по-малко от 6 ч.} other {{who} ще бъдат изтрити след по-малко от 6 ч.}}',
  hasResumed: '{count, plural, one {{who} отново се изтегля.} other {{who} отново се изтеглят.}}',
  isPastHalf:
    '{count, plural, one {{who} е изтеглен над половината.} other {{who} са изтеглени над половината.}}',
  hasStarted: '{count, plural, one {{who} започна да се изтегля.} other {{who} започнаха да се изтеглят.}}',
} satisfies Translation<typeof english>;
