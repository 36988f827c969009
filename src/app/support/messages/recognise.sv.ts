import type { Translation } from '../../text/message.ts';
import type * as english from './recognise.en.ts';

export default {
  whatToPaste:
    'Klistra in id för en VPS ({prefix}…), numret på en ISO-nedladdning eller adressen till sidan det gäller.',
  whyAndNext: '{why} {next}',
  nothingToRead: 'Det finns inget att läsa ännu.',
  secret:
    'Texten innehåller en API-nyckel eller en token, men inget id. Drivebay har inte sparat den. Ägaren bör återkalla den och skapa en ny.',
  libraryImage:
    'iso_… är id för en avbildning i HostUps bibliotek. HostUps API anger inte vilken VPS den hör till.',
  notWholeVpsId:
    'Detta är inte hela id:t för en VPS: det är ”{prefix}” följt av 1 till {most} små bokstäver eller siffror.',
  otherId:
    'Detta är id för en begäran, ett jobb eller en beställning. Drivebay kan inte slå upp dem, men leverantörens support kan.',
  sshKey: 'Detta är en publik SSH-nyckel. Inget av API:erna kan hitta en server med hjälp av den.',
  sshFingerprint:
    'Detta är fingeravtrycket av en SSH-nyckel. Inget av API:erna kan hitta en server med hjälp av det.',
  email: 'Inget av API:erna kan hitta något med hjälp av en e-postadress.',
  noServerWithAddress: 'Ingen server med den här IP-adressen hittades.',
  macAddress: 'Inget av API:erna kan hitta något med hjälp av en MAC-adress.',
  hiddenLink:
    'Länken döljer adressen som den leder till. Öppna den och klistra in adressen till sidan som visas.',
  addressWithoutId: 'Adressen innehåller varken id för en VPS eller numret på en ISO-nedladdning.',
  imageFile:
    'Detta är namnet på en avbildningsfil. Nedladdningssidan och ISO-biblioteket på en servers sida hittar den efter namn.',
  noServerWithName: 'Ingen server med det här namnet hittades.',
  noId: 'Det finns inget id i texten.',
  tooLong: 'Texten är för lång för att läsas. Klistra bara in delen med id:t eller adressen.',
  isoIdForm: 'Id för en ISO-nedladdning är ett heltal från 1 med högst {most} siffror, till exempel 12.',
  maybeVps: 'Detta kan vara id för en VPS, som börjar med {prefix}. Öppna det bara om kunden menar servern.',
  maybeIso:
    'Detta kan vara numret på en ISO-nedladdning, men också en version, ett årtal eller en del av ett längre nummer. Öppna det bara om kunden menar nedladdningen.',
  shortened: 'Detta VPS-id är förkortat: en del av det saknas.',
  tooShort: 'Detta VPS-id har {length} tecken. HostUps id:n har {usual}: en del av det saknas.',
  tooLongId: 'Detta VPS-id har {length} tecken. HostUps id:n har {usual}: något har lagts till i det.',
} satisfies Translation<typeof english>;
