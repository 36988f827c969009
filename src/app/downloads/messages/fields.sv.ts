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
  sentList: 'Okänt: VPSBG skickade en lista',
  sentObject: 'Okänt: VPSBG skickade ett objekt',
  sentTooLarge: 'Okänt: VPSBG skickade ett för stort tal',
  sent: 'Okänt: VPSBG skickade {sent}',
} satisfies Translation<typeof english>;
