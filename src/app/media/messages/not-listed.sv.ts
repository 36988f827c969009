import type { Translation } from '../../text/message.ts';
import type * as english from './not-listed.en.ts';

export default {
  notListed: 'Finns inte i HostUps serverlista.',
  notListedLong: 'Finns inte i HostUps serverlista: namn och IP okända.',
  checkId: 'Kontrollera ID:t',
} satisfies Translation<typeof english>;
