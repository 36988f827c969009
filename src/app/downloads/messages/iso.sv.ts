import type { Translation } from '../../text/message.ts';
import type * as english from './iso.en.ts';

export default {
  oneDownload: 'Nedladdning',
  allDownloads: 'Alla nedladdningar',
  copyIsoId: 'Kopiera ISO-ID',
  notAnIsoPage: 'Det här är inget ISO-ID',
  addressHolds: 'det som står i adressen',
  isoIdExample: 'Ett ISO-ID hos VPSBG är ett heltal, till exempel 15.',
} satisfies Translation<typeof english>;
