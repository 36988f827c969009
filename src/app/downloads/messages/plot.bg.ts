import type { Translation } from '../../text/message.ts';
import type * as english from './plot.en.ts';

export default {
  beginsLater: 'Графиката започва от второто отчитане.',
  createdAgo: '0 B, създаден преди {time}',
  firstSeenAgo: '0 B, забелязан за първи път преди {time}',
  now: 'сега',
  unknown: 'неизвестно',
  noCount: 'Още няма брой байтове.',
  noCountSilent: 'Още няма брой байтове; няма данни в продължение на {silent}.',
  restarted: 'Започна отначало преди {time}, след {bytes}.',
  stayed: '{bytes} през последните {time}, по данни от този раздел.',
  stayedSilent:
    '{bytes} през последните {time}, по данни от този раздел; няма данни в продължение на {silent}.',
  moved: 'От {from} до {to} през последните {time}, по данни от този раздел.',
  movedSilent:
    'От {from} до {to} през последните {time}, по данни от този раздел; няма данни в продължение на {silent}.',
} satisfies Translation<typeof english>;
