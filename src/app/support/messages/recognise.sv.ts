import type { Translation } from '../../text/message.ts';
import type * as english from './recognise.en.ts';

export default {
  whatToPaste:
    'Klistra in ID:t för en VPS ({prefix}…), numret på en ISO-nedladdning eller adressen till sidan det gäller.',
  whyAndNext: '{why} {next}',
  nothingToRead: 'Det finns inget att läsa ännu.',
  secret:
    'Texten innehåller en API-nyckel eller en token, men inget ID. Drivebay har inte sparat den. Ägaren bör återkalla den och skapa en ny.',
  libraryImage:
    'iso_… är ID:t för en avbildning i HostUps bibliotek. HostUps API anger inte vilken VPS den hör till.',
  notWholeVpsId:
    'Det här är inget fullständigt VPS-ID: ett sådant består av ”{prefix}” och 1 till {most} små bokstäver eller siffror.',
  otherId:
    'Det här är ID:t för en begäran, ett jobb eller en beställning. Drivebay kan inte slå upp sådana, men leverantörens support kan.',
  sshKey: 'Det här är en publik SSH-nyckel. Inget av leverantörernas API:er kan söka på sådana.',
  sshFingerprint:
    'Det här är fingeravtrycket av en SSH-nyckel. Inget av leverantörernas API:er kan söka på sådana.',
  email: 'Inget av leverantörernas API:er kan söka på e-postadresser.',
  noServerWithAddress: 'Ingen server med den här IP-adressen hittades.',
  macAddress: 'Inget av leverantörernas API:er kan söka på MAC-adresser.',
  hiddenLink:
    'Länken döljer adressen som den leder till. Öppna den och klistra in adressen till sidan som visas.',
  addressWithoutId: 'Adressen innehåller varken ID:t för en VPS eller numret på en ISO-nedladdning.',
  imageFile:
    'Det här är namnet på en avbildningsfil. Sök efter det på nedladdningssidan och i ISO-biblioteket på serverns sida.',
  noServerWithName: 'Ingen server med det här namnet hittades.',
  noId: 'Det finns inget ID i texten.',
  tooLong: 'Texten är för lång för att läsas. Klistra bara in delen med ID:t eller adressen.',
  isoIdForm: 'ID:t för en ISO-nedladdning är ett heltal från 1 med högst {most} siffror, till exempel 12.',
  maybeVps:
    'Det här kan vara ID:t för en VPS; sådana börjar med {prefix}. Öppna det bara om kunden menar servern.',
  maybeIso:
    'Det här kan vara numret på en ISO-nedladdning, men också en version, ett årtal eller en del av ett längre nummer. Öppna det bara om kunden menar nedladdningen.',
  shortened: 'Det här VPS-ID:t är förkortat: en del av det saknas.',
  tooShort: 'Det här VPS-ID:t har {length} tecken, men HostUps ID:n har {usual}: en del av det saknas.',
  tooLongId:
    'Det här VPS-ID:t har {length} tecken, men HostUps ID:n har {usual}: något har lagts till i det.',
} satisfies Translation<typeof english>;
