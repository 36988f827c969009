import type { Translation } from '../../text/message.ts';
import type * as english from './server.en.ts';

export default {
  running: 'Работи',
  stopped: 'Спрян',
  starting: 'Стартира',
  stopping: 'Спира',
  provisioning: 'Създава се',
  paused: 'На пауза',
  error: 'Грешка',
  unknown: 'Неизвестно',
  reportsError: 'HostUp отчита грешка',
  contactSupport: 'Свържете се с поддръжката на HostUp',
  pending: 'Услугата изчаква',
  suspended: 'Услугата е временно спряна',
  expired: 'Услугата е изтекла',
  fraud: 'Услугата е отбелязана като измама',
  otherService: 'Услуга: {status}',
  cores: '{count, plural, one {{digits} ядро} other {{digits} ядра}}',
  gigabytes: '{amount} GB',
  memory: '{amount} GB памет',
  storage: '{amount} GB диск',
} satisfies Translation<typeof english>;
