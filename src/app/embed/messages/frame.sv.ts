import type { Translation } from '../../text/message.ts';
import type * as english from './frame.en.ts';

export default {
  isoMedia: 'ISO-media',
  retry: 'Försök igen',
  connecting: 'Ansluter till kontrollpanelen…',
  belongsInPanel: 'Den här sidan hör hemma i en kontrollpanel',
  openInPanel:
    'Ensam visar sidan ingenting. Öppna serverns ISO-media i din kontrollpanel. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
  waiting: 'Väntar på kontrollpanelen…',
  noHello:
    'Sidan som den här ramen ligger i har inte svarat. Ladda om kontrollpanelens sida. Om felet kvarstår, kontakta supporten för din kontrollpanel. Nämn att ramen för ISO-media inte får något svar på sitt hello-meddelande.',
  requestsAnother:
    '{trouble} Drivebay begär en ny. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
  ended: 'Åtkomsten via kontrollpanelen har upphört',
  endedEmpty:
    '{trouble} Ladda om kontrollpanelens sida eller logga in där igen. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
  endedWithData:
    '{trouble} Det som visas uppdateras inte längre. Ladda om kontrollpanelens sida eller logga in där igen. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
  signInThereAfter: '{trouble} Ladda om kontrollpanelens sida eller logga in där igen.',
  signInThere: 'Ladda om kontrollpanelens sida eller logga in där igen.',
  silent: 'Kontrollpanelen svarade inte när Drivebay begärde nästa token.',
  misdirected: 'Kontrollpanelen lämnade en token som är avsedd för en annan sida.',
  unreadable: 'Kontrollpanelen lämnade en token som inte går att använda.',
  refused: 'Kontrollpanelens token godtas inte.',
  tokenInAddress: 'Ramens adress innehöll en token',
  takeItOut:
    'Den har tagits bort och användes inte: adresser hamnar i historik och loggar. Panelen ska lämna sin token i ett meddelande, så som docs/embedding.md beskriver; ta bort den från ramens adress.',
} satisfies Translation<typeof english>;
