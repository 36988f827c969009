import type { Translation } from '../../text/message.ts';
import type * as english from './menu.en.ts';

export default {
  accounts: 'Акаунти',
  customersView: 'Тази страница в изгледа на клиента',
  backToStaffView: 'Назад към изгледа за служители',
  signedInAs: 'Влезли сте като {name}',
  signOut: 'Изход',
  stillSignedIn: 'Все още сте влезли: шлюзът не отговори. Опитайте отново.',
  viewerOf: 'Наблюдател: вижда, но не може да извършва действия · {providers}',
  operatorOf: 'Оператор: може да извършва действия · {providers}',
  bothProviders: 'HostUp и VPSBG',
  noProvider: 'без доставчик',
} satisfies Translation<typeof english>;
