import type { Translation } from '../../text/message.ts';
import type * as english from './failures.en.ts';

export default {
  isoWasDeleted: 'ISO {id} har raderats av VPSBG',
  deletedAfter: 'VPSBG raderar varje ISO-avbildning 48 timmar efter att den skapades.',
  isoNotFound: 'ISO {id} hittades inte',
  checkTheId:
    'Kontrollera ID:t: det finns inte, eller så hör det inte till ditt konto. VPSBG raderar varje ISO-avbildning 48 timmar efter att den skapades.',
  notFound: 'hittades inte',
  notInAccount:
    'Den finns inte, eller så hör den inte till ditt konto. VPSBG raderar varje ISO-avbildning 48 timmar efter att den skapades.',
  listNotAvailable: 'VPSBG:s lista över ISO-avbildningar är inte tillgänglig',
  openByIdInstead:
    'Listans adress finns inte i VPSBG:s offentliga dokumentation. Öppna en ISO-avbildning med dess ID i stället.',
  notSetUp: 'VPSBG är inte konfigurerat här',
  noKey: 'Gatewayen saknar nyckel till VPSBG. En nyckel med läsbehörighet (Read) räcker.',
} satisfies Translation<typeof english>;
