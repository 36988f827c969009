import type { Translation } from '../../text/message.ts';
import type * as english from './json.en.ts';

export default {
  items: '{count, plural, one {{digits} елемент} other {{digits} елемента}}',
  fields: '{count, plural, one {{digits} поле} other {{digits} полета}}',
  missing: 'липсва',
  searchFields: 'Търсене в полетата',
  noMatch: 'Няма съвпадение',
  matchOf: '{at} от {count}',
  previousMatch: 'Предишно съвпадение',
  nextMatch: 'Следващо съвпадение',
  copyJson: 'Копирай JSON',
  showEarlier: '{count, plural, one {Покажи {digits} предишен ред} other {Покажи {digits} предишни реда}}',
  showMore:
    '{count, plural, one {Покажи още {digits} от {all} реда} other {Покажи още {digits} от {all} реда}}',
} satisfies Translation<typeof english>;
