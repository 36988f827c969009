import type { Translation } from '../../text/message.ts';
import type * as english from './extent.en.ts';

export default {
  readOfMore: '{read, number} lästa, det finns fler',
  readOfTotal: '{read, number} av {total, number} lästa',
  pageLimit:
    'Drivebay läser högst 20 sidor av VPSBG:s lista. En ISO-avbildning som inte finns i listan kan öppnas med sitt ID.',
  timeLimit:
    'VPSBG tog för lång tid på sig att skicka resten. Nästa uppdatering försöker igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt ID.',
  rateLimit:
    'Resten får vänta, eftersom VPSBG inte tar emot fler begäranden just nu. Nästa uppdatering försöker igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt ID.',
  pageFailed:
    'En sida av VPSBG:s lista kunde inte läsas. Nästa uppdatering försöker igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt ID.',
  withheld:
    'VPSBG räknar fler ISO-avbildningar än de som skickades. En ISO-avbildning som inte finns i listan kan öppnas med sitt ID.',
  changed:
    'Listan ändrades medan den lästes. Nästa uppdatering läser den igen. En ISO-avbildning som inte finns i listan kan öppnas med sitt ID.',
  notAllShown: 'Bara en del av ISO-avbildningarna visas: {read}',
  entriesUnread:
    '{count, plural, one {# post i VPSBG:s lista kunde inte läsas.} other {# poster i VPSBG:s lista kunde inte läsas.}}',
  entriesRepeated:
    '{count, plural, one {# post i VPSBG:s lista har ett ID som redan finns i den; bara den första med samma ID visas.} other {# poster i VPSBG:s lista har ID:n som redan finns i den; bara den första med varje ID visas.}}',
} satisfies Translation<typeof english>;
