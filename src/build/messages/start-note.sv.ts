import type { Translation } from '../../app/text/message.ts';
import type * as english from './start-note.en.ts';

export default {
  about: 'Vad som finns i en VPS enheter, vad den startar från härnäst och hur långt dess ISO har kommit.',
  noScript: 'Drivebay visar data i realtid och kräver JavaScript.',
  notStarted:
    'Drivebay har inte startat än. JavaScript krävs: tillåt det för den här sidan och ladda sedan om den.',
  inFrame: 'I en kontrollpanel måste en ram med {attribute} ha {values}.',
  slowNetwork: 'Om nätverket är långsamt, vänta lite till eller {link}.',
  reload: 'ladda om sidan',
} satisfies Translation<typeof english>;
