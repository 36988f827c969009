import type { Translation } from '../../text/message.ts';
import type * as english from './plot.en.ts';

export default {
  beginsLater: 'Графиката започва от второто отчитане.',
  createdAgo: '0 B, създаден преди {time}',
  firstSeenAgo: '0 B, забелязан за първи път преди {time}',
  now: 'сега',
  unknown: 'неизвестно',
  noCount: 'Още няма данни за изтеглените байтове.',
  noCountSilent: 'Вече {silent} няма данни за изтеглените байтове.',
  restarted: 'Започна отначало преди {time}, след {bytes}.',
  stayed: '{bytes}, без промяна за {time}, по данни от този раздел.',
  stayedSilent: '{bytes}, без промяна за {time}, по данни от този раздел; няма данни от {silent}.',
  moved: 'От {from} до {to} за {time}, по данни от този раздел.',
  movedSilent: 'От {from} до {to} за {time}, по данни от този раздел; няма данни от {silent}.',
} satisfies Translation<typeof english>;
