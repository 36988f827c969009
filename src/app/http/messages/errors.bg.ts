import type { Translation } from '../../text/message.ts';
import type * as english from './errors.en.ts';

export default {
  theGateway: 'Шлюзът',
  nextRequestLater: '{who} ще приеме следващата заявка по-късно.',
  otherSignedIn: 'Междувременно някой влезе отново. Този отговор не се показва.',
  noResponse: 'Няма отговор в рамките на {seconds} сек.',
  gatewayLost: 'Връзката с шлюза на Drivebay прекъсна.',
  hostupLost: 'Връзката с HostUp прекъсна.',
  checkNetwork: 'Проверете мрежовата си връзка.',
  offline: 'Браузърът съобщава, че устройството Ви няма връзка с мрежата.',
  notFromGateway:
    'Отговорът не е от шлюза на Drivebay (HTTP {status}). Възможно е по пътя да има прокси или страница за вход.',
  gatewayStatus: 'Шлюзът отговори с HTTP {status}.',
  otherId: '{who} изпрати данни за друг идентификатор, а не за заявения.',
  unexpectedValue: '{who} изпрати неочаквана стойност в {where}.',
  unexpectedBody: '{who} изпрати отговор с неочаквано съдържание.',
  twoSentences: '{first} {second}',
  accessDoesNotWork: 'Достъпът на контролния панел до този доставчик не работи.',
  mayNotRead: 'Контролният панел няма право да чете тези данни.',
  doesNotOffer: 'Контролният панел не предлага тази възможност.',
  willNotHelp: 'Нов опит няма да помогне.',
  retries: 'Drivebay ще опита отново автоматично.',
  askSupport: 'Ако проблемът продължи, свържете се с поддръжката на контролния панел.',
} satisfies Translation<typeof english>;
