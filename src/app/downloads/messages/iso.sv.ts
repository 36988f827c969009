import type { Translation } from '../../text/message.ts';
import type * as english from './iso.en.ts';

export default {
  oneDownload: 'Nedladdning',
  allDownloads: 'Alla nedladdningar',
  copyIsoId: 'Kopiera ISO-ID',
  notAnIsoPage: 'Det här är inget ISO-ID',
  copyAddressPart: 'Kopiera det som står i adressen',
  isoIdExample: 'Ett ISO-ID hos VPSBG är ett heltal, till exempel 15.',
  panelsIsoIdExample:
    'Ett ISO-ID hos VPSBG är ett heltal, till exempel 15. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
} satisfies Translation<typeof english>;
