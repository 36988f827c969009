import type { Translation } from '../../text/message.ts';
import type * as english from './tools.en.ts';

export default {
  copyDiagnostics: 'Kopiera diagnostik',
  couldNotLoad: 'Det gick inte att läsa in. Ladda om sidan.',
  showDetails: 'Visa detaljer',
  hideDetails: 'Dölj detaljer',
  searchOrJump: 'Sök eller gå till…',
  menuLost: 'Menyn kunde inte läsas in: ladda om sidan',
} satisfies Translation<typeof english>;
