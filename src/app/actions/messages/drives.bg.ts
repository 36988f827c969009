import type { Translation } from '../../text/message.ts';
import type * as english from './drives.en.ts';

export default {
  mount: 'Монтирай…',
  unmount: 'Демонтирай',
  mounting: 'Монтиране…',
  unmounting: 'Демонтиране…',
  mountIn: 'Монтирай… ISO образ в {drive}',
  mountingIn: 'Монтиране… на ISO образ в {drive}',
  unmountFrom: 'Демонтирай {image} от {drive}',
  unmountingFrom: 'Демонтиране… на {image} от {drive}',
  checkNow: 'Провери сега',
  dismiss: 'Скрий',
  restart: 'Рестартирай…',
  undoUnmount: 'Отмени демонтирането',
  undoUnmountFrom: 'Отмени демонтирането на {image} от {drive}',
  undoMount: 'Отмени монтирането',
  undoMountIn: 'Отмени монтирането на {image} в {drive}',
  mediumWithoutName: 'носител без име',
  imageById: 'ISO образ {id}',
  mountingFor: 'Монтиране на {image}, {time}',
  unmountingFor: 'Демонтиране на {image}, {time}',
  mountWaits: 'Монтиране на {image}, изчаква се потвърждение от HostUp, {time}',
  unmountWaits: 'Демонтиране на {image}, изчаква се потвърждение от HostUp, {time}',
  mountNotShown: 'HostUp прие монтирането преди {time}, но още не го показва.',
  unmountNotShown: 'HostUp прие демонтирането преди {time}, но още не го показва.',
  restartingFor: 'Рестартиране, {time}',
  restartWaits: 'HostUp прие рестартирането преди {time}. Изчаква се HostUp да отчете стартирането.',
  restartNotShown:
    'HostUp прие рестартирането преди {time}, но още не е отчел стартиране. Ако HostUp не отчита времето на работа, от тази страница не може да се разбере дали сървърът е стартирал.',
  notMounted: 'Монтирането не е извършено: {image}.',
  confirms: 'HostUp потвърждава:',
  confirmsThat: 'HostUp потвърждава: {what}',
  isIn: '{image} е в {drive}.',
  isEmpty: '{drive} е празно.',
  nowHolds: 'В {drive} вече е {image}.',
  noLongerInLibrary: '{image} вече не е в библиотеката.',
  inLibrary: '{file} е в библиотеката.',
  hasStarted: 'Сървърът стартира отново.',
  timeAgo: 'преди {time}',
  mountRefused: 'Монтирането не е извършено: {image}. {why}',
  unmountRefused: 'Демонтирането не е извършено: {image}. {why}',
  deleteRefused: 'Изтриването не е извършено: {image}. {why}',
  downloadRefused: 'Изтеглянето не е стартирано. {why}',
  restartRefused: 'Сървърът не е рестартиран. {why}',
  notDone: 'Не е извършено. Съобщение от HostUp: „{reason}“',
  jobFailed: 'HostUp съобщава, че действието е неуспешно, без да посочва причина.',
  errorCode: 'Копирай кода на грешката',
  requestId: 'Копирай идентификатора на заявката',
  mountUnknown: 'Не е известно дали монтирането е извършено. Drivebay проверява.',
  unmountUnknown: 'Не е известно дали демонтирането е извършено. Drivebay проверява.',
  deleteUnknown: 'Не е известно дали изтриването е извършено. Drivebay проверява.',
  downloadUnknown: 'Не е известно дали изтеглянето е започнало. Drivebay проверява.',
  restartUnknown: 'Не е известно дали рестартирането е извършено. Drivebay проверява.',
  mountLost:
    'Не е известно дали монтирането е извършено, а HostUp не го показва. Заявката не е изпратена повторно: опитайте отново, ако още е нужно.',
  unmountLost:
    'Не е известно дали демонтирането е извършено, а HostUp не го показва. Заявката не е изпратена повторно: опитайте отново, ако още е нужно.',
  deleteLost:
    'Не е известно дали изтриването е извършено, а HostUp не го показва. Заявката не е изпратена повторно: опитайте отново, ако още е нужно.',
  downloadLost:
    'Не е известно дали изтеглянето е започнало. Ако е започнало, образът ще се появи в този списък. Заявката не е изпратена повторно: опитайте отново, ако още е нужно.',
  restartLost:
    'Не е известно дали рестартирането е извършено, а HostUp не го показва. Заявката не е изпратена повторно: опитайте отново, ако още е нужно.',
  notChecked:
    'Не е известно дали това е извършено: оттогава не са прочетени данни от HostUp. Заявката не е изпратена повторно.',
  startedSince: 'След промяната в устройствата сървърът вече е стартирал.',
  changedAgo:
    'Носителите в устройствата са променени преди {time}, след последното стартиране. Промяната ще важи от следващото стартиране.',
  changedBetween:
    'Носителите в устройствата са променени преди между {least} и {most}, след последното стартиране. Промяната ще важи от следващото стартиране.',
} satisfies Translation<typeof english>;
