import type { Translation } from '../../text/message.ts';
import type * as english from './found.en.ts';

export default {
  vps: 'VPS {id}',
  isoDownload: 'ISO-nedladdning {id}',
  isoNamed: 'ISO-nedladdning {id}: {name}',
  byAddress: 'IP-adress: {words}',
  byName: 'Servernamn: {words}',
  byVpsId: 'VPS-ID: {words}',
  byIsoNumber: 'ISO-nummer: {words}',
  pagesFound: 'Hittade sidor',
  recent: 'Senaste',
  inThisBrowser: 'i den här webbläsaren',
  clear: 'Rensa',
  mayBeThatOf: 'ID:t är ofullständigt. Det kan höra till:',
  serversFound: 'Hittade servrar',
  andMore: 'och fler: skriv en längre del av namnet.',
} satisfies Translation<typeof english>;
