import type { Translation } from '../../text/message.ts';
import type * as english from './open-page.en.ts';

export default {
  fieldLabel: 'VPS eller ISO att öppna',
  fieldHint: 'ID för en VPS eller ISO, eller en adress',
  open: 'Öppna',
  partLost: 'En del av Drivebay kunde inte läsas in. Kontrollera nätverket och försök igen.',
  severalPages: 'Det här avser flera sidor. Klistra in ett enda ID eller använd Support.',
  pasteOne: '{why} Klistra in ett enda ID eller använd Support.',
  pasteAlone: 'Det här kan vara något annat än ett ID. Klistra in bara ID:t.',
} satisfies Translation<typeof english>;
