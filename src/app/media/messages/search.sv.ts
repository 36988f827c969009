import type { Translation } from '../../text/message.ts';
import type * as english from './search.en.ts';

export default {
  inAll:
    '{matches, plural, =0 {Inga träffar bland alla {rows, number} servrar.} one {# träff bland alla {rows, number} servrar.} other {# träffar bland alla {rows, number} servrar.}}',
  unreadable: '{count, number} av dem gick inte att läsa.',
  waiting:
    '{matches, plural, =0 {Inga träffar än bland {rows, number} servrar. Sökningen får vänta, eftersom HostUp inte tar emot fler begäranden just nu.} one {# träff hittills bland {rows, number} servrar. Sökningen får vänta, eftersom HostUp inte tar emot fler begäranden just nu.} other {# träffar hittills bland {rows, number} servrar. Sökningen får vänta, eftersom HostUp inte tar emot fler begäranden just nu.}}',
  searching:
    '{matches, plural, =0 {Inga träffar än bland {rows, number} servrar, söker…} one {# träff hittills bland {rows, number} servrar, söker…} other {# träffar hittills bland {rows, number} servrar, söker…}}',
  byHostUp:
    '{matches, plural, =0 {Ingenting har genomsökts än.} one {# träff i HostUps egen sökning.} other {# träffar i HostUps egen sökning.}}',
  inFirst:
    '{matches, plural, =0 {Inga träffar bland de {rows, number} första servrarna. Det finns fler.} one {# träff bland de {rows, number} första servrarna. Det finns fler.} other {# träffar bland de {rows, number} första servrarna. Det finns fler.}}',
  stop: 'Stoppa',
  searchRest: 'Sök igenom resten',
  firstShown: 'De {count, number} första av {all, number} träffar visas. Skriv mer för att se andra.',
  pageLimit: 'Drivebay läser högst {pages, number} sidor åt gången.',
  noNextPage: 'HostUp rapporterar fler servrar men ingen nästa sida.',
  notRead: 'Det gick inte att läsa listan.',
} satisfies Translation<typeof english>;
