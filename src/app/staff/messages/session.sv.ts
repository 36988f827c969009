import type { Translation } from '../../text/message.ts';
import type * as english from './session.en.ts';

export default {
  viewer: 'Läsare',
  operator: 'Operatör',
  noAccess: 'Ingen åtkomst',
  customersView: 'Kundens vy',
  accountAndRole: 'Konto {account}, {role}',
  menuLost: 'Menyn kunde inte läsas in: ladda om',
  isViewer:
    'Du är läsare i det här kontot: för att montera, avmontera, ladda ned, radera och starta om krävs rollen operatör.',
  noActionSetUp: 'Du är operatör, men inga åtgärder har ställts in för det här kontot.',
  customersViewLead: 'Kundens vy.',
  asCustomer:
    'Så ser en kund i kontot {account} den här sidan: inga åtgärder, inga detaljer och bara avbildningarna i enheterna.',
  allDownloads: 'Nedladdningarna gäller hela kontot: en kund ser bara dem som panelen ger åtkomst till.',
  backToStaffView: 'Tillbaka till personalvyn',
  notOfCustomers: 'Kunder har inte den här sidan',
  notOpen: 'Du har inte åtkomst till det här kontot',
  notAmongYours:
    'Kontot {account} finns inte bland dina. Kontrollera länken eller fråga den som skickade den vilket konto den gäller. Du har åtkomst till de här:',
  notOpenChoose: 'Du har inte åtkomst till det här kontot. Välj ett annat.',
  sessionEnded: 'Din session har avslutats',
  signInToDoThis: 'Logga in igen för att göra det här',
  staysOnScreen: 'Det som visas och det som du har skrivit finns kvar men uppdateras inte.',
  needsRecentSignIn: 'Åtgärder kräver att du nyligen har loggat in.',
  isSentAfter: 'Inget har skickats ännu: det skickas automatiskt när du har loggat in.',
  goesOnAfter: 'Sidan fortsätter av sig själv när du har loggat in.',
  signInAgain: 'Logga in igen',
  signInAgainInTab: 'Logga in igen (ny flik)',
  cancelAction: 'Avbryt åtgärden',
  hasMore: '{account}: {provider} har fler träffar. Sök på en längre del av namnet.',
  notRead: '{account}: {provider} kunde inte läsas, så det här är inte säkert ({code}).',
} satisfies Translation<typeof english>;
