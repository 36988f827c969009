import type { Translation } from '../../text/message.ts';
import type * as english from './fields.en.ts';

export default {
  id: 'ID',
  name: 'Namn',
  status: 'Status',
  size: 'Storlek',
  downloaded: 'Nedladdat',
  created: 'Skapad',
  deletion: 'Radering',
  shortAndExact: '{short} ({exact})',
  sentNothing: 'Okänt: VPSBG skickade ingenting',
  sentEmpty: 'Okänt: VPSBG skickade en tom text',
  sent: 'Okänt: VPSBG skickade {sent}',
  sentList:
    '{count, plural, one {Okänt: VPSBG skickade en lista med # post} other {Okänt: VPSBG skickade en lista med # poster}}',
  sentObject: 'Okänt: VPSBG skickade ett objekt',
  sentTooLarge: 'Okänt: VPSBG skickade ett för stort tal',
} satisfies Translation<typeof english>;
