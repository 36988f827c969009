import type { Translation } from '../../text/message.ts';
import type * as english from './lookup.en.ts';

export default {
  question: 'Какво изпрати клиентът?',
  findPage: 'Намиране на страница',
  findMeaning: 'Намиране на това, което клиентът има предвид',
  fieldLabel: 'Какво е изпратил клиентът',
  hintHostup:
    'Име, IP адрес или идентификатор на сървър, номер на ISO, връзка, диагностика или цяло съобщение. Текстът се чете в този браузър и не се запазва; в HostUp се търсят само имена и IP адреси.',
  hintStaff:
    'Име, IP адрес или идентификатор на сървър, номер на ISO, връзка, диагностика или цяло съобщение. Текстът се чете в този браузър и не се запазва; търсят се само идентификатори, имена и IP адреси, във всичките Ви акаунти.',
  open: 'Отвори',
  pagesFound: 'Намерени страници',
  servers: 'Сървъри',
  nothingToOpen: 'Няма какво да се отвори',
  fieldEmptied: 'Полето беше изчистено.',
  secretEmptied: 'В текста имаше нещо, което прилича на ключ или токен: полето беше изчистено.',
  andMore:
    '{count, plural, one {и още {digits}: поставете по-кратка част.} other {и още {digits}: поставете по-кратка част.}}',
  notWhole: 'Непълни идентификатори',
  idAndWhy: '{id} {why}',
  isIsoNumber: 'Номер на изтегляне на ISO ли е това?',
  isWhatIsMeant: 'Това ли има предвид клиентът?',
  pagesMatch: '{count, plural, one {Съвпада {digits} страница.} other {Съвпадат {digits} страници. Коя е?}}',
  pagesMatchBut:
    '{count, plural, one {{broken, plural, one {Съвпада една страница, а един идентификатор не може да се отвори.} other {Съвпада една страница, а {brokenDigits} идентификатора не могат да се отворят.}}} other {{broken, plural, one {Съвпадат {digits} страници, а един идентификатор не може да се отвори.} other {Съвпадат {digits} страници, а {brokenDigits} идентификатора не могат да се отворят.}}}}',
} satisfies Translation<typeof english>;
