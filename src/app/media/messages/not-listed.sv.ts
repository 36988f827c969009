import type { Translation } from '../../text/message.ts';
import type * as english from './not-listed.en.ts';

export default {
  notListed: 'Finns inte i {list}.',
  notListedLong: 'Finns inte i {list}: namn och IP okända.',
  serverList: 'HostUps serverlista',
} satisfies Translation<typeof english>;
