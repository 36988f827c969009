import type { Translation } from '../../text/message.ts';
import type * as english from './server.en.ts';

export default {
  running: 'Igång',
  stopped: 'Stoppad',
  starting: 'Startar',
  stopping: 'Stoppas',
  provisioning: 'Skapas',
  paused: 'Pausad',
  error: 'Fel',
  unknown: 'Okänd',
  reportsError: 'HostUp rapporterar ett fel',
  contactSupport: 'Kontakta HostUps support',
  pending: 'Tjänsten är inte aktiv än',
  suspended: 'Tjänsten är avstängd',
  expired: 'Tjänsten har gått ut',
  fraud: 'Tjänsten är markerad som bedrägeri',
  otherService: 'Tjänst: {status}',
  cores: '{count, plural, one {{digits} kärna} other {{digits} kärnor}}',
  gigabytes: '{amount} GB',
  memory: '{amount} GB minne',
  storage: '{amount} GB lagring',
} satisfies Translation<typeof english>;
