import type { Translation } from '../message.ts';
import type * as english from './pages.en.ts';

export default {
  servers: 'Сървъри',
  vps: 'VPS',
  downloads: 'Изтегляния',
  isoDownload: 'Изтегляне на ISO',
  support: 'Поддръжка',
  token: 'Токен',
  signIn: 'Вход',
  aboutDownloads: 'ISO образи, които VPSBG изтегля за Вас',
  aboutToken: 'Отваря това, до което Вашият токен дава достъп, докато изтече',
  details: 'Подробности',
  isoDownloads: 'Изтегляния на ISO',
  fromServerList:
    'От списъка със сървъри на HostUp. Дали в някое устройство е останал ISO образ, се вижда само на страницата на съответния сървър.',
} satisfies Translation<typeof english>;
