import type { Translation } from '../../text/message.ts';
import type * as english from './drives.en.ts';

export default {
  mount: 'Montera…',
  unmount: 'Avmontera',
  mounting: 'Monterar…',
  unmounting: 'Avmonterar…',
  mountIn: 'Montera… en ISO-avbildning i {drive}',
  mountingIn: 'Monterar… en ISO-avbildning i {drive}',
  unmountFrom: 'Avmontera {image} från {drive}',
  unmountingFrom: 'Avmonterar… {image} från {drive}',
  checkNow: 'Kontrollera nu',
  dismiss: 'Dölj',
  restart: 'Starta om…',
  undoUnmount: 'Ångra avmonteringen',
  undoUnmountFrom: 'Ångra avmonteringen av {image} från {drive}',
  undoMount: 'Ångra monteringen',
  undoMountIn: 'Ångra monteringen av {image} i {drive}',
  mediumWithoutName: 'en avbildning utan namn',
  imageById: 'ISO-avbildningen {id}',
  mountingFor: 'Monterar {image}, {time}',
  unmountingFor: 'Avmonterar {image}, {time}',
  mountWaits: 'Monterar {image}, väntar på bekräftelse från HostUp, {time}',
  unmountWaits: 'Avmonterar {image}, väntar på bekräftelse från HostUp, {time}',
  mountNotShown:
    'HostUp tog emot begäran om montering för {time} sedan men visar inte avbildningen i enheten ännu.',
  unmountNotShown:
    'HostUp tog emot begäran om avmontering för {time} sedan men visar fortfarande avbildningen i enheten.',
  restartingFor: 'Startar om, {time}',
  restartWaits:
    'HostUp tog emot begäran om omstart för {time} sedan. Väntar på att HostUp rapporterar att servern har startat.',
  restartNotShown:
    'HostUp tog emot begäran om omstart för {time} sedan men har inte rapporterat någon start ännu. Om HostUp inte rapporterar drifttiden går det inte att se här.',
  notMounted: '{image} monterades inte.',
  confirms: 'HostUp bekräftar:',
  confirmsThat: 'HostUp bekräftar: {what}',
  isIn: '{image} finns i {drive}.',
  isEmpty: '{drive} är tom.',
  nowHolds: '{drive} innehåller nu {image}.',
  noLongerInLibrary: '{image} finns inte längre i biblioteket.',
  inLibrary: '{file} finns i biblioteket.',
  hasStarted: 'Servern har startat igen.',
  timeAgo: 'för {time} sedan',
  mountRefused: 'Det gick inte att montera {image}. {why}',
  unmountRefused: 'Det gick inte att avmontera {image}. {why}',
  deleteRefused: 'Det gick inte att radera {image}. {why}',
  downloadRefused: 'Nedladdningen startades inte. {why}',
  restartRefused: 'Servern startades inte om. {why}',
  notDone: 'Inte utfört. Meddelande från HostUp: ”{reason}”',
  jobFailed: 'HostUp rapporterar att åtgärden misslyckades men anger ingen orsak.',
  errorCode: 'Kopiera felkoden',
  requestId: 'Kopiera begärans ID',
  mountUnknown: 'Det är oklart om monteringen genomfördes. Drivebay kontrollerar.',
  unmountUnknown: 'Det är oklart om avmonteringen genomfördes. Drivebay kontrollerar.',
  deleteUnknown: 'Det är oklart om raderingen genomfördes. Drivebay kontrollerar.',
  downloadUnknown: 'Det är oklart om nedladdningen startades. Drivebay kontrollerar.',
  restartUnknown: 'Det är oklart om omstarten genomfördes. Drivebay kontrollerar.',
  mountLost:
    'Det är oklart om monteringen genomfördes, och den syns inte hos HostUp. Begäran skickades inte igen: försök igen om du fortfarande vill montera.',
  unmountLost:
    'Det är oklart om avmonteringen genomfördes, och den syns inte hos HostUp. Begäran skickades inte igen: försök igen om du fortfarande vill avmontera.',
  deleteLost:
    'Det är oklart om raderingen genomfördes, och den syns inte hos HostUp. Begäran skickades inte igen: försök igen om du fortfarande vill radera.',
  downloadLost:
    'Det är oklart om nedladdningen startades. Om den startade visas avbildningen i listan. Begäran skickades inte igen: försök igen om du fortfarande vill ladda ned den.',
  restartLost:
    'Det är oklart om omstarten genomfördes, och den syns inte hos HostUp. Begäran skickades inte igen: försök igen om du fortfarande vill starta om.',
  notChecked:
    'Det är oklart om det genomfördes: inga data har kunnat läsas från HostUp sedan dess. Begäran skickades inte igen.',
  startedSince: 'Servern har startat sedan innehållet i enheterna ändrades.',
  changedAgo:
    'Innehållet i enheterna ändrades för {time} sedan, efter den senaste starten. Det börjar gälla vid nästa start.',
  changedBetween:
    'Innehållet i enheterna ändrades för mellan {least} och {most} sedan, efter den senaste starten. Det börjar gälla vid nästa start.',
} satisfies Translation<typeof english>;
