import type { Translation } from '../../text/message.ts';
import type * as english from './plot.en.ts';

export default {
  beginsLater: 'Diagrammet börjar vid den andra avläsningen.',
  createdAgo: '0 B, skapad för {time} sedan',
  firstSeenAgo: '0 B, först sedd för {time} sedan',
  now: 'nu',
  unknown: 'okänt',
  noCount: 'Antalet byte är inte känt än.',
  noCountSilent: 'Antalet byte är inte känt än; inga data på {silent}.',
  restarted: 'Började om för {time} sedan, efter {bytes}.',
  stayed: 'Oförändrat {bytes} i {time}, enligt den här fliken.',
  stayedSilent: 'Oförändrat {bytes} i {time}, enligt den här fliken; inga data på {silent}.',
  moved: 'Från {from} till {to} på {time}, enligt den här fliken.',
  movedSilent: 'Från {from} till {to} på {time}, enligt den här fliken; inga data på {silent}.',
} satisfies Translation<typeof english>;
