import type { Translation } from '../../text/message.ts';
import type * as english from './failures.en.ts';

export default {
  isoWasDeleted: 'ISO {id} har raderats av VPSBG',
  deletedAfter: 'VPSBG raderar varje ISO-avbildning 48 timmar efter att den skapats.',
  isoNotFound: 'ISO {id} hittades inte',
  checkTheId:
    'Kontrollera id:t: det finns inte, eller så hör det inte till ditt konto. VPSBG raderar varje ISO-avbildning 48 timmar efter att den skapats.',
  notFound: 'hittades inte',
  notInAccount:
    'Den finns inte, eller så hör den inte till ditt konto. VPSBG raderar varje ISO-avbildning 48 timmar efter att den skapats.',
  listNotAvailable: 'VPSBG:s lista över ISO-avbildningar är inte tillgänglig',
  openByIdInstead:
    'VPSBG dokumenterar inte dess adress offentligt. Öppna en ISO-avbildning med dess id i stället.',
  notSetUp: 'VPSBG är inte konfigurerat här',
  setKey:
    'Ange VPSBG_API_KEY i gatewayens miljö och starta om den. En nyckel med läsbehörighet (Read) räcker.',
} satisfies Translation<typeof english>;
