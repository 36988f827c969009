import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { VPS_ID_PREFIX } from '../../contracts/id-forms.ts';
import { brief } from '../text/visible.ts';
import { brokenIdsIn, mayBe, vpsIdsIn, type BrokenId } from './vps-id.ts';

/** What a text without an id may name a server by. */
export interface Mention {
  /** IPv4 and IPv6 addresses, as written, in lower case. */
  addresses: readonly string[];
  /** Words that could be a server's name, in lower case, without the surrounding punctuation. */
  words: ReadonlySet<string>;
  /** Ids that were cut or miscopied. */
  brokenIds: readonly BrokenId[];
}

const MAX_WORDS = 500;
const MAX_ADDRESSES = 20;
/** A server named `a` would be found in every mail. */
const MIN_NAME_LENGTH = 2;

/** E-mail addresses, addresses of pages, numbers, ids, image files: none of them is the name of a server. */
const NO_NAME = new RegExp(
  String.raw`@|://|^\d+$|^${VPS_ID_PREFIX}|^(?:iso|req|job|ord|inv|acct|zone|dom)_|^[0-9a-f]{8}-[0-9a-f]{4}-|\.(?:iso|img|qcow2|raw|vmdk|vhdx?)(?:\.\w{2,3})?$`,
  'i',
);

const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/g;
const IPV6 = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi;
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/** Reads what a text may name a server by: addresses, names and shortened ids. */
export function mentionIn(text: string): Mention {
  const addresses = [...text.matchAll(IPV4), ...text.matchAll(IPV6)]
    .map(([address]) => address.toLowerCase())
    // A time of day and a MAC address have colons too.
    .filter((address) => URL.canParse(address.includes(':') ? `http://[${address}]/` : `http://${address}/`));
  const words = new Set<string>();
  for (const raw of text.toLowerCase().split(/[\s"'`´‘’“”„«»<>()[\]{},;|/\\=]+/)) {
    const word = raw.replaceAll(EDGES, '');
    if (word.length < MIN_NAME_LENGTH || word.length > 253 || NO_NAME.test(word)) continue;
    words.add(word);
    if (words.size === MAX_WORDS) break;
  }
  return {
    addresses: [...new Set(addresses)].slice(0, MAX_ADDRESSES),
    words,
    brokenIds: brokenIdsIn(text, vpsIdsIn(text, text)),
  };
}

/** Whether there is anything to look for in the account. */
export function mentionsSomething({ addresses, words, brokenIds }: Mention): boolean {
  return addresses.length + words.size + brokenIds.length > 0;
}

/** What of a server is mentioned, as HostUp has it; `undefined` when it is not meant. */
export function mentionedBy(
  vps: Vps,
  { addresses, words, brokenIds }: Mention,
): { what: 'Server name' | 'IP address' | 'VPS ID'; words: string } | undefined {
  const name = vps.name?.trim() ?? '';
  const address = vps.primaryIp?.trim() ?? '';
  if (name.length >= MIN_NAME_LENGTH && namedBy(name.toLowerCase(), words))
    return { what: 'Server name', words: brief(name, 80) };
  if (address !== '' && addresses.some((each) => sameAddress(each, address.toLowerCase())))
    return { what: 'IP address', words: brief(address, 45) };
  if (brokenIds.some((broken) => mayBe(vps.id, broken))) return { what: 'VPS ID', words: brief(vps.id, 80) };
  return undefined;
}

/** Whether a server of the account is meant: by its name, the first part of its host name, its address or its cut id. */
export function isMentioned(vps: Vps, mention: Mention): boolean {
  return mentionedBy(vps, mention) !== undefined;
}

/** A name of several words counts when all of them stand in the text. */
function namedBy(name: string, words: ReadonlySet<string>): boolean {
  const parts = name.split(/\s+/);
  return parts.every((part) => words.has(part.replaceAll(EDGES, '') || part));
}

/** IPv6 has many spellings of one address; the URL parser writes the one of RFC 5952. */
function sameAddress(a: string, b: string): boolean {
  return a === b || (a.includes(':') && b.includes(':') && canonical(a) === canonical(b));
}

function canonical(address: string): string {
  return URL.canParse(`http://[${address}]/`) ? new URL(`http://[${address}]/`).hostname : address;
}
