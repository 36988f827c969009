import type { Translation } from '../../text/message.ts';
import type * as english from './open-page.en.ts';

export default {
  fieldLabel: 'VPS eller ISO att öppna',
  fieldHint: 'Id för en VPS eller ISO, eller en adress',
  open: 'Öppna',
  partLost: 'En del av Drivebay kunde inte läsas in. Kontrollera nätverket och försök igen.',
  severalPages: 'Detta avser flera sidor. Klistra in ett enda id eller använd Support.',
  pasteOne: '{why} Klistra in ett enda id eller använd Support.',
  pasteAlone: 'Det här kan vara något annat än ett id. Klistra in bara id:t.',
} satisfies Translation<typeof english>;
