import type { Translation } from '../../text/message.ts';
import type * as english from './iso.en.ts';

export default {
  oneDownload: 'Nedladdning',
  allDownloads: 'Alla nedladdningar',
  copyIsoId: 'Kopiera ISO-id',
  notAnIsoPage: 'Detta är inte id:t för en ISO-avbildning',
  addressHolds: 'vad adressen innehåller',
  isoIdExample: 'Ett ISO-id hos VPSBG är ett heltal, till exempel 15.',
  panelsIsoIdExample:
    'Ett ISO-id hos VPSBG är ett heltal, till exempel 15. Kontakta kontrollpanelens support om det inte går över.',
} satisfies Translation<typeof english>;
