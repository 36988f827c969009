import type { Translation } from '../../text/message.ts';
import type * as english from './iso.en.ts';

export default {
  oneDownload: 'Nedladdning',
  allDownloads: 'Alla nedladdningar',
  copyIsoId: 'Kopiera ISO-id',
  notAnIsoPage: 'Detta är inte id:t för en ISO-avbildning',
  addressHolds: 'vad adressen innehåller',
  isoIdExample: 'Ett ISO-id hos VPSBG är ett heltal, till exempel 15.',
} satisfies Translation<typeof english>;
