import type { Translation } from '../../text/message.ts';
import type * as english from './parts.en.ts';

export default {
  copied: 'Kopierat',
  selected: 'Markerat: kopiera det nu',
  showAll: 'Visa allt',
  showLess: 'Visa mindre',
  panelBroken: 'Den här panelen kunde inte visas',
  partLost: 'En del av Drivebay kunde inte läsas in. Kontrollera nätverket och försök igen.',
  retry: 'Försök igen',
  faultHere: 'Felet ligger i Drivebay, inte i din server. De andra panelerna påverkas inte.',
  announcements: 'Meddelanden',
} satisfies Translation<typeof english>;
