import { VPS_ID_IN_WORDS, VPS_ID_PREFIX } from '../../contracts/id-forms.ts';
import { mentionIn } from './mention.ts';
import { holdsCertainSecret } from './redact.ts';

/** Ends each of the sentences that say why there is nothing to open. */
export const WHAT_TO_PASTE = `Paste the id of a VPS (${VPS_ID_PREFIX}…), the number of an ISO download, or the address of the page in question.`;
/** A prefix that may have lost its sign: `vps-`. */
const LOOKS_LIKE_VPS_ID = new RegExp(String.raw`(?<![\w-])${VPS_ID_PREFIX.replace(/_$/, '[_-]')}`, 'i');

/** What a text without an id may be, the surest first. */
const KINDS: readonly [looks: (text: string) => boolean, words: string][] = [
  [(text) => text.trim() === '', 'There is nothing to read yet.'],
  [
    holdsCertainSecret,
    'This holds an API key or a token, and no id. Drivebay did not keep it. Its owner should revoke it and create a new one.',
  ],
  [
    (text) => /(?<![\w-])iso_[0-9a-z]/i.test(text),
    'iso_… is the id of an image in HostUp’s library. HostUp’s API does not say which VPS it belongs to.',
  ],
  [(text) => LOOKS_LIKE_VPS_ID.test(text), `This is not the whole id of a VPS: that is ${VPS_ID_IN_WORDS}.`],
  [
    (text) =>
      /(?<![\w-])(?:req|job|ord|inv|acct)_[0-9a-z]/i.test(text) || /[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text),
    'This is the id of a request, job or order. Drivebay cannot look those up; the provider’s support can.',
  ],
  [
    (text) =>
      /(?<![\w-])(?:ssh-(?:rsa|dss|ed25519)|(?:sk-)?(?:ecdsa-sha2-nistp\d{3}|ssh-ed25519)(?:@openssh\.com)?)\s{1,5}AAAA|BEGIN SSH2 PUBLIC KEY/.test(
        text,
      ),
    'This is a public SSH key. Neither API finds a server by one.',
  ],
  [
    (text) => /(?<![\w:])(?:SHA256:[\w+/]{43}|MD5(?::[0-9a-f]{2}){16})(?![\w+/])/i.test(text),
    'This is the fingerprint of an SSH key. Neither API finds a server by one.',
  ],
  [(text) => /[^\s@]@[^\s@]/.test(text), 'Neither API finds anything by an e-mail address.'],
  [(text) => mentionIn(text).addresses.length > 0, 'No server was found with this IP address.'],
  [
    (text) => /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/i.test(text),
    'Neither API finds anything by a MAC address.',
  ],
  [
    (text) =>
      /:\/\/[\w.-]{0,100}(?:mimecast|safelinks|urldefense|hornetsecurity)|:\/\/[\w.-]{0,100}\/ls\/click/i.test(
        text,
      ),
    'This link hides the address it leads to. Open it, and paste the address of the page that it opens.',
  ],
  [(text) => /:\/\//.test(text), 'This address holds neither the id of a VPS nor that of an ISO download.'],
  [
    (text) => /[\w.-]\.(?:iso|img|qcow2|raw|vmdk|vhdx?)(?:\.(?:gz|xz|zst|bz2|lzo))?\b/i.test(text),
    'This is the name of an image file. The downloads page and a server’s ISO library find it by name.',
  ],
  [
    (text) => /^\s*[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\.?\s*$/.test(text),
    'No server was found with this name.',
  ],
];

/** What a text without an id is instead, and what to paste. Never quotes the text. */
export function whyNothing(text: string): string {
  const words = KINDS.find(([looks]) => looks(text))?.[1] ?? 'There is no id in this text.';
  return `${words} ${WHAT_TO_PASTE}`;
}
