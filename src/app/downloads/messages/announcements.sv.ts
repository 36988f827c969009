import type { Translation } from '../../text/message.ts';
import type * as english from './announcements.en.ts';

export default {
  manyIsos: '{count, plural, one {# ISO-avbildning} other {# ISO-avbildningar}}',
  twoNames: '{one} och {other}',
  wasDeleted: '{count, plural, one {{who} har raderats.} other {{who} har raderats.}}',
  hasVanished:
    '{count, plural, one {{who} finns inte längre hos VPSBG.} other {{who} finns inte längre hos VPSBG.}}',
  hasRestarted:
    '{count, plural, one {Nedladdningen av {who} har börjat om.} other {Nedladdningen av {who} har börjat om.}}',
  isDownloaded: '{count, plural, one {{who} är nedladdad.} other {{who} är nedladdade.}}',
  countsDisagree:
    '{count, plural, one {{who} är markerad som nedladdad, men antalet byte stämmer inte.} other {{who} är markerade som nedladdade, men antalet byte stämmer inte.}}',
  hasStalled:
    '{count, plural, one {{who} har inte fått några nya data på 3 min.} other {{who} har inte fått några nya data på 3 min.}}',
  deletedInOneHour:
    '{count, plural, one {{who} raderas om mindre än 1 tim.} other {{who} raderas om mindre än 1 tim.}}',
  deletedInSixHours:
    '{count, plural, one {{who} raderas om mindre än 6 tim.} other {{who} raderas om mindre än 6 tim.}}',
  hasResumed:
    '{count, plural, one {Nedladdningen av {who} har kommit igång igen.} other {Nedladdningen av {who} har kommit igång igen.}}',
  isPastHalf:
    '{count, plural, one {{who} har kommit mer än halvvägs.} other {{who} har kommit mer än halvvägs.}}',
  hasStarted:
    '{count, plural, one {Nedladdningen av {who} har börjat.} other {Nedladdningen av {who} har börjat.}}',
} satisfies Translation<typeof english>;
