import type { Translation } from '../../text/message.ts';
import type * as english from './plot.en.ts';

export default {
  beginsLater: 'Diagrammet börjar vid den andra avläsningen.',
  createdAgo: '0 B, skapad för {time} sedan',
  firstSeenAgo: '0 B, först sedd för {time} sedan',
  now: 'nu',
  unknown: 'okänt',
  noCount: 'Inget antal byte än.',
  noCountSilent: 'Inget antal byte än; inga data på {silent}.',
  restarted: 'Började om för {time} sedan, efter {bytes}.',
  stayed: '{bytes} under de senaste {time}, enligt den här fliken.',
  stayedSilent: '{bytes} under de senaste {time}, enligt den här fliken; inga data på {silent}.',
  moved: 'Från {from} till {to} under de senaste {time}, enligt den här fliken.',
  movedSilent: 'Från {from} till {to} under de senaste {time}, enligt den här fliken; inga data på {silent}.',
} satisfies Translation<typeof english>;
