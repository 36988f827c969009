import type { Translation } from '../../text/message.ts';
import type * as english from './search.en.ts';

export default {
  inAll:
    '{matches, plural, =0 {Няма съвпадения сред всички сървъри ({rows, number}).} one {# съвпадение сред всички сървъри ({rows, number}).} other {# съвпадения сред всички сървъри ({rows, number}).}}',
  unreadable:
    '{count, plural, one {# от тях не можа да се прочете.} other {# от тях не можаха да се прочетат.}}',
  waiting:
    '{matches, plural, =0 {Все още няма съвпадения, проверени сървъри: {rows, number}. Търсенето изчаква заради ограничението на заявките на HostUp.} one {# съвпадение досега, проверени сървъри: {rows, number}. Търсенето изчаква заради ограничението на заявките на HostUp.} other {# съвпадения досега, проверени сървъри: {rows, number}. Търсенето изчаква заради ограничението на заявките на HostUp.}}',
  searching:
    '{matches, plural, =0 {Все още няма съвпадения, проверени сървъри: {rows, number}. Търси се…} one {# съвпадение досега, проверени сървъри: {rows, number}. Търси се…} other {# съвпадения досега, проверени сървъри: {rows, number}. Търси се…}}',
  byHostUp:
    '{matches, plural, =0 {Все още не е търсено.} one {# съвпадение от търсенето на HostUp.} other {# съвпадения от търсенето на HostUp.}}',
  inFirst:
    '{matches, plural, =0 {Няма съвпадения сред първите {rows, number} сървъра. Има и други.} one {# съвпадение сред първите {rows, number} сървъра. Има и други.} other {# съвпадения сред първите {rows, number} сървъра. Има и други.}}',
  stop: 'Спри',
  searchRest: 'Търси в останалите',
  firstShown:
    'Показани са първите {count, number} от {all, number} съвпадения. Уточнете търсенето, за да видите другите.',
  pageLimit: 'Drivebay чете най-много {pages, number} страници наведнъж.',
  noNextPage: 'HostUp съобщава за още сървъри, но не и за следваща страница.',
  notRead: 'Списъкът не можа да се прочете.',
} satisfies Translation<typeof english>;
