import type { Translation } from '../../text/message.ts';
import type * as english from './not-set-up.en.ts';

export default {
  notSetUp: 'Drivebay är inte konfigurerat',
  configUnusable: 'Konfigurationsfilen kan inte användas',
} satisfies Translation<typeof english>;
