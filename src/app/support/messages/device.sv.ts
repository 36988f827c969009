import type { Translation } from '../../text/message.ts';
import type * as english from './device.en.ts';

export default {
  browserOn: '{browser} på {system}',
  browserOnUnknown: '{browser} på ett okänt system',
  unknownOn: 'Okänd webbläsare på {system}',
  unknownOnUnknown: 'Okänd webbläsare på ett okänt system',
  clockUnknown: 'gatewayens klocka är inte känd',
  clockAgrees: 'klockan här och gatewayens skiljer sig åt med högst en sekund',
  clockBehind: 'klockan här går {seconds} s efter gatewayens',
  clockAhead: 'klockan här går {seconds} s före gatewayens',
} satisfies Translation<typeof english>;
