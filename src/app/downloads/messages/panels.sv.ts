import type { Translation } from '../../text/message.ts';
import type * as english from './panels.en.ts';

export default {
  stalledToDo:
    '{count, plural, one {# nedladdning har stannat. Om den inte kommer igång igen: starta den på nytt hos VPSBG.} other {# nedladdningar har stannat. Om de inte kommer igång igen: starta dem på nytt hos VPSBG.}}',
  tooSlowToDo:
    '{count, plural, one {# nedladdning är för långsam. Starta den på nytt från en snabbare källa.} other {# nedladdningar är för långsamma. Starta dem på nytt från en snabbare källa.}}',
  nothingToDo: 'Du behöver inte göra något: det som pågår blir klart av sig självt.',
  running: '{count, number} pågår',
  done: '{count, plural, one {# klar} other {# klara}}',
  deletedCount: '{count, plural, one {# raderad} other {# raderade}}',
  alsoCount: '· {words}',
  moreRunning: '{count, number} till pågår',
  allCount: 'Alla {count, number}',
  allDownloadsRead: 'Alla nedladdningar ({read})',
  openDownloadsRead: 'Öppna nedladdningarna ({read})',
  showDeleted: '{count, plural, one {Visa # raderad} other {Visa # raderade}}',
  hideDeleted: '{count, plural, one {Dölj # raderad} other {Dölj # raderade}}',
  onlyFirst: '{count, plural, one {Bara den första visas.} other {Bara de # första visas.}}',
  downloads: 'Nedladdningar',
  isoDownloads: 'ISO-nedladdningar',
  openDownloads: 'Öppna nedladdningarna',
  noDownloads: 'Inga ISO-nedladdningar',
  appearHere: 'ISO-avbildningar som VPSBG laddar ned åt dig visas här.',
  noneChosen: 'Ingen ISO-avbildning har valts',
  notMountable: 'Finns hos VPSBG, inte i HostUps bibliotek: den här servern kan inte montera dem.',
  downloadedHead: 'Nedladdade',
  deletedHead: 'Raderade',
  leftOf48: 'av 48 tim',
  deletedInHead: 'raderas om',
  notAnIsoId: '”{given}” är inget ISO-ID',
  isoTrouble: 'ISO {id}: {why}',
  isoNotLoaded: 'ISO {id}: inte inläst än',
  copyErrorCode: 'Kopiera felkoden',
} satisfies Translation<typeof english>;
