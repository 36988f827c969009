import type { Translation } from '../../text/message.ts';
import type * as english from './json.en.ts';

export default {
  items: '{count, plural, one {{digits} post} other {{digits} poster}}',
  fields: '{count, plural, one {{digits} fält} other {{digits} fält}}',
  missing: 'saknas',
  searchFields: 'Sök bland fälten',
  noMatch: 'Ingen träff',
  matchOf: '{at} av {count}',
  previousMatch: 'Föregående träff',
  nextMatch: 'Nästa träff',
  copyJson: 'Kopiera JSON',
  showEarlier: '{count, plural, one {Visa {digits} tidigare rad} other {Visa {digits} tidigare rader}}',
  showMore:
    '{count, plural, one {Visa {digits} till av {all} rader} other {Visa {digits} till av {all} rader}}',
} satisfies Translation<typeof english>;
