import type { Translation } from '../../text/message.ts';
import type * as english from './shell.en.ts';

export default {
  skipToContent: 'Hoppa till innehållet',
  main: 'Huvudmeny',
  menu: 'Meny',
  menuLost: 'Menyn kunde inte läsas in: ladda om',
  theme: 'Tema',
  systemTheme: 'Systemets tema',
  lightTheme: 'Ljust tema',
  darkTheme: 'Mörkt tema',
  timesAreYours: 'Tiderna visas i din tidszon',
  timesAreIn: 'Tiderna visas i din tidszon, {zone}',
  sandbox: 'Sandlåda',
  actionsOn: 'Åtgärder tillåtna',
  readOnly: 'Endast läsning',
  simulated: 'Simulerade data, ingen riktig server',
  ownAccount: 'Ditt eget konto',
  companyAccounts: 'Företagets konton',
  tokenOpens: 'Det som din token ger åtkomst till',
  nameAndWords: '{name}: {words}',
  notFound: 'Sidan hittades inte',
  notFoundAt: 'Det finns ingen sida på {path}. Kontrollera adressen eller öppna någon av dessa:',
  notFoundInFrame:
    'Det finns ingen sida på {path}. Kontrollera adressen. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
  pageFailed: 'Sidan kunde inte visas',
  notDrawn: 'Drivebay kunde inte visa sidan',
  retry: 'Försök igen',
  reload: 'Ladda om',
  sendMessage:
    'Ett fel i Drivebay; din server påverkas inte. Om det händer igen, skicka det här meddelandet till supporten:',
  sendMessageInFrame:
    'Ett fel i Drivebay; din server påverkas inte. Om det händer igen, skicka det här meddelandet till supporten för din kontrollpanel:',
  noMessage: 'Felet har inget meddelande.',
} satisfies Translation<typeof english>;
