import type { Translation } from '../../text/message.ts';
import type * as english from './extent.en.ts';

export default {
  readOfMore: '{read, number} lästa av fler',
  readOfTotal: '{read, number} av {total, number} lästa',
  pageLimit:
    'Drivebay läser högst 20 sidor av VPSBG:s lista. En ISO-avbildning som inte finns i listan kan öppnas med sitt id.',
  timeLimit:
    'VPSBG tog för lång tid på sig att skicka resten. Nästa uppdatering försöker igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt id.',
  rateLimit:
    'Resten väntar på VPSBG:s hastighetsgräns. Nästa uppdatering försöker igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt id.',
  pageFailed:
    'En sida av VPSBG:s lista kunde inte läsas. Nästa uppdatering försöker igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt id.',
  withheld:
    'VPSBG räknar fler ISO-avbildningar än de som skickades. En ISO-avbildning som inte finns i listan kan öppnas med sitt id.',
  changed:
    'Listan ändrades medan den lästes. Nästa uppdatering läser den igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt id.',
  notAllShown: 'Alla ISO-avbildningar visas inte: {read}',
  entriesUnread:
    '{count, plural, one {# post i VPSBG:s lista kunde inte läsas.} other {# poster i VPSBG:s lista kunde inte läsas.}}',
  entriesRepeated:
    '{count, plural, one {# post i VPSBG:s lista upprepade ett id; den första med varje id visas.} other {# poster i VPSBG:s lista upprepade ett id; den första med varje id visas.}}',
} satisfies Translation<typeof english>;
