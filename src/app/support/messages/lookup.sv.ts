import type { Translation } from '../../text/message.ts';
import type * as english from './lookup.en.ts';

export default {
  question: 'Vad skickade kunden?',
  findPage: 'Hitta en sida',
  findMeaning: 'Hitta det kunden menar',
  fieldLabel: 'Det kunden skickade',
  hintHostup:
    'En servers namn, IP-adress eller ID, ett ISO-nummer, en länk, diagnostik eller ett helt meddelande. Texten läses i den här webbläsaren och sparas inte; bara namn och IP-adresser slås upp hos HostUp.',
  hintStaff:
    'En servers namn, IP-adress eller ID, ett ISO-nummer, en länk, diagnostik eller ett helt meddelande. Texten läses i den här webbläsaren och sparas inte; bara ID:n, namn och IP-adresser slås upp, i alla dina konton.',
  open: 'Öppna',
  pagesFound: 'Hittade sidor',
  servers: 'Servrar',
  nothingToOpen: 'Inget att öppna',
  fieldEmptied: 'Fältet har tömts.',
  secretEmptied: 'Texten innehöll något som ser ut som en nyckel eller en token: fältet har tömts.',
  andMore:
    '{count, plural, one {och {digits} till: klistra in en kortare del.} other {och {digits} till: klistra in en kortare del.}}',
  notWhole: 'Ofullständiga ID:n',
  idAndWhy: '{id} {why}',
  isIsoNumber: 'Är det här numret på en ISO-nedladdning?',
  isWhatIsMeant: 'Är det här vad kunden menar?',
  pagesMatch: '{count, plural, one {{digits} sida matchar.} other {{digits} sidor matchar. Vilken?}}',
  pagesMatchBut:
    '{count, plural, one {{broken, plural, one {En sida matchar, och ett ID kan inte öppnas.} other {En sida matchar, och {brokenDigits} ID:n kan inte öppnas.}}} other {{broken, plural, one {{digits} sidor matchar, och ett ID kan inte öppnas.} other {{digits} sidor matchar, och {brokenDigits} ID:n kan inte öppnas.}}}}',
} satisfies Translation<typeof english>;
