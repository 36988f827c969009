import type { Translation } from '../../text/message.ts';
import type * as english from './strip.en.ts';

export default {
  mountIso: 'Montera en ISO',
  downloadFromUrl: 'Ladda ned från URL',
  restart: 'Starta om…',
  mountAllowed: 'Tillåtet. Drivebay startar inte om servern.',
  downloadAllowed: 'Tillåtet. HostUp laddar ned avbildningen till ditt bibliotek.',
  confirmFirst: 'Du får bekräfta först. Program som körs avslutas.',
  notNow: 'Inte just nu:',
  sameReason: '{notNow} av samma orsak.',
  notNowInSentence: 'Inte just nu,',
  reasonCode: 'Kopiera orsakskoden: {action}',
  mountName: 'montera',
  unmountName: 'avmontera',
  uploadName: 'ladda upp',
  downloadName: 'ladda ned',
  deleteName: 'radera',
  restartName: 'starta om',
  bootOrder: 'ändra startordningen',
  andLast: '{names} och {last}',
  needsLibrary:
    '{count, plural, one {{actions}: det kräver kontots ISO-bibliotek. Din behörighet visar bara avbildningarna i den här serverns enheter.} other {{actions}: det kräver kontots ISO-bibliotek. Din behörighet visar bara avbildningarna i den här serverns enheter.}}',
  roleLacks: 'Ingår inte i din roll i det här kontot: {actions}.',
  orderElsewhere:
    '{panel, select, hostUp {Startordningen ställer du in i din HostUp-panel.} other {Startordningen ställer du in i din kontrollpanel.}}',
  actionsElsewhere:
    '{panel, select, hostUp {{actions}: det gör du i din HostUp-panel.} other {{actions}: det gör du i din kontrollpanel.}}',
} satisfies Translation<typeof english>;
