import type { Translation } from '../message.ts';
import type * as english from './pages.en.ts';

export default {
  servers: 'Servrar',
  vps: 'VPS',
  downloads: 'Nedladdningar',
  isoDownload: 'ISO-nedladdning',
  support: 'Support',
  token: 'Token',
  signIn: 'Logga in',
  aboutDownloads: 'ISO-avbildningar som VPSBG laddar ned åt dig',
  aboutToken: 'Öppnar det som din token ger åtkomst till, tills den går ut',
  details: 'Detaljer',
  isoDownloads: 'ISO-nedladdningar',
  fromServerList:
    'Från HostUps serverlista. Om en ISO är kvar i en enhet framgår bara på varje servers egen sida.',
} satisfies Translation<typeof english>;
