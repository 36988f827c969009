import type { Translation } from '../../text/message.ts';
import type * as english from './menu.en.ts';

export default {
  accounts: 'Konton',
  customersView: 'Den här sidan i kundens vy',
  backToStaffView: 'Tillbaka till personalvyn',
  signedInAs: 'Inloggad som {name}',
  signOut: 'Logga ut',
  stillSignedIn: 'Du är fortfarande inloggad: gatewayen svarade inte. Försök igen.',
  viewerOf: 'Läsare: kan se men inte utföra åtgärder · {providers}',
  operatorOf: 'Operatör: får utföra åtgärder · {providers}',
  bothProviders: 'HostUp och VPSBG',
  noProvider: 'ingen leverantör',
} satisfies Translation<typeof english>;
