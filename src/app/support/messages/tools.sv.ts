import type { Translation } from '../../text/message.ts';
import type * as english from './tools.en.ts';

export default {
  copyDiagnostics: 'Kopiera diagnostik',
  couldNotLoad: 'Det gick inte att läsa in. Läs in sidan igen.',
  showDetails: 'Visa detaljer',
  hideDetails: 'Dölj detaljer',
  searchOrJump: 'Sök eller gå till…',
  menuLost: 'Menyn kunde inte läsas in: läs in sidan igen',
} satisfies Translation<typeof english>;
