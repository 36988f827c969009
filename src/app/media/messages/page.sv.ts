import type { Translation } from '../../text/message.ts';
import type * as english from './page.en.ts';

export default {
  nextStart: 'Nästa start',
  isoLibrary: 'ISO-bibliotek',
  downloads: 'Nedladdningar',
  serverId: 'Kopiera serverns ID',
  powerNotKnown: 'Status okänd',
  breadcrumb: 'Länkstig',
  deviceNotKnown: 'Det är inte känt än vilken enhet servern provar först.',
  mayMountNotKnown: 'Det är inte känt än om du får montera en ISO-avbildning.',
  imagesNotKnown: 'Det är inte känt än vilka avbildningar servern kan montera.',

  notVpsId: 'Det här är inget VPS-ID',
  addressWithoutId:
    'Adressen innehåller inget VPS-ID. HostUps ID:n ser ut så här: {example}. En IP-adress eller ett värdnamn är inget ID. Kontrollera adressen eller öppna serverlistan.',
  panelsAddressWithoutId:
    'Adressen innehåller inget VPS-ID. HostUps ID:n ser ut så här: {example}. En IP-adress eller ett värdnamn är inget ID. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
  openServers: 'Öppna serverlistan',
  panelsServerNotFound:
    'Kontrollpanelen öppnade en server som HostUp inte hittar. Om felet kvarstår, kontakta supporten för din kontrollpanel.',
  serverNotFound:
    'HostUp har ingen server med det här ID:t i ditt konto. Kontrollera ID:t eller öppna serverlistan.',
  serverIdLabel: 'Kopiera serverns ID',
  didYouMean: 'Menade du',

  drivesAndOrder: 'Enheter och startordning',
  noDevices: 'HostUp anger varken någon CD/DVD-enhet eller någon disk för den här servern.',
  moreDevices: '{count, number} till visas inte.',
  bootOrder: 'Startordning',
  notInOrder: 'Inte i startordningen',
  orderUnknown: 'Okänd startordning',

  nothingForStart: 'Du behöver inte göra något inför nästa start.',
  nothingBeforeStart: 'Du behöver inte göra något innan du startar den.',
  nothingAboutDrives: 'Du behöver inte ändra något i enheterna eller startordningen.',
  setOrder: 'Ställ in startordningen i din {panel} före nästa start.',
  checkOrder: 'Kontrollera startordningen i din {panel} före nästa start.',
  addDisk: 'Ingen disk finns i startordningen. Lägg till den i din {panel} före nästa start.',
  checkDrives: 'Kontrollera enheterna och startordningen i din {panel} före nästa start.',

  inconsistent: 'HostUps uppgifter motsäger varandra',
  notTried: 'Provas inte vid nästa start',
  more: '{count, number} till',
  moreNotListed: 'och {count, number} till som inte visas här.',
  compare:
    'Jämför med din {panel} före nästa start. Om den visar samma sak skickar du den här sidans diagnostik till HostUps support.',
  unmountOrLeave: 'Avmontera avbildningen om du inte behöver den längre. Låt den annars vara kvar.',
  usableAllTheSame:
    'En server som är igång kan använda den ändå. Ändra startordningen i din {panel} om servern ska starta från den.',
  correctOrder: 'Rätta startordningen i din {panel} före nästa start.',

  sinceLooked: 'Sedan du senast var här',
  sinceWhen: 'Sedan du senast var här, {when}:',
  moreChanges: '{count, plural, one {och # ändring till.} other {och # ändringar till.}}',
  dismissChanges: 'Dölj ändringarna',
  wasMounted: '{medium} monterades i {device}.',
  wasUnmounted: '{medium} avmonterades från {device}.',
  wasReplaced: '{before} i {device} ersattes av {now}.',
  orderChanged: 'Startordningen ändrades från {before} till {now}.',
  emptyOrder: 'tom',
  libraryGrew:
    'ISO-biblioteket växte från {before, number} till {now, plural, one {# ISO-avbildning} other {# ISO-avbildningar}}.',
  libraryShrank:
    'ISO-biblioteket krympte från {before, number} till {now, plural, one {# ISO-avbildning} other {# ISO-avbildningar}}.',
  wereAdded:
    '{count, plural, one {# ISO-avbildning lades till i ISO-biblioteket: {names}.} other {# ISO-avbildningar lades till i ISO-biblioteket: {names}.}}',
  namesAndMore: '{names} och {count, number} till',
  wereRemoved:
    '{count, plural, one {# ISO-avbildning togs bort ur ISO-biblioteket.} other {# ISO-avbildningar togs bort ur ISO-biblioteket.}}',
  mayMount: 'Det är åter tillåtet att montera ISO-avbildningar.',
  mayNotMount: 'Det är inte längre tillåtet att montera ISO-avbildningar.',
  mayUpload: 'Det är åter tillåtet att ladda upp ISO-avbildningar.',
  mayNotUpload: 'Det är inte längre tillåtet att ladda upp ISO-avbildningar.',

  nothingInDrives: 'Det finns ingen avbildning i den här serverns enheter',
  onlyThoseShown: 'Med din åtkomst visas bara sådana avbildningar ur ISO-biblioteket.',
  libraryEmpty: 'ISO-biblioteket är tomt',
  noneListed: 'HostUp listar ingen ISO-avbildning för den här servern.',
  images: '{count, plural, one {# avbildning} other {# avbildningar}}',
  imagesInDrives:
    '{count, plural, one {# avbildning i den här serverns enheter} other {# avbildningar i den här serverns enheter}}',
  imagesToMount:
    '{count, plural, one {# avbildning som servern kan montera} other {# avbildningar som servern kan montera}}',
  search: 'Sök i ISO-biblioteket',
  searchHint: 'Namn, fil, ID, format',
  sortBy: 'Sortera',
  found: '{count, plural, one {# träff} other {# träffar}}',
  noMatch: 'Ingen ISO-avbildning matchar sökningen',
  clearSearch: 'Rensa sökningen',
  byName: 'Namn, A till Ö',
  byNameDown: 'Namn, Ö till A',
  bySize: 'Minsta först',
  bySizeDown: 'Största först',
  byFormat: 'Format, A till Ö',
  byFormatDown: 'Format, Ö till A',
  byMounted: 'Monterade först',
  byMountedDown: 'Monterade sist',
} satisfies Translation<typeof english>;
