import type { Translation } from '../../text/message.ts';
import type * as english from './device.en.ts';

export default {
  browserOn: '{browser} på {system}',
  browserOnUnknown: '{browser} på ett okänt system',
  unknownOn: 'Okänd webbläsare på {system}',
  unknownOnUnknown: 'Okänd webbläsare på ett okänt system',
  clockUnknown: 'gatewayens klocka är inte känd',
  clockAgrees: 'enheten och gatewayen skiljer sig högst en sekund åt',
  clockBehind: 'enheten går {seconds} s efter gatewayen',
  clockAhead: 'enheten går {seconds} s före gatewayen',
} satisfies Translation<typeof english>;
