import { VPS_ID_MOST, VPS_ID_PREFIX } from '../../contracts/id-forms.ts';
import { mentionIn } from './mention.ts';
import { holdsCertainSecret } from './redact.ts';
import * as m from './messages/recognise.en.ts';

/** A prefix that may have lost its sign: `vps-`. */
const LOOKS_LIKE_VPS_ID = new RegExp(String.raw`(?<![\w-])${VPS_ID_PREFIX.replace(/_$/, '[_-]')}`, 'i');

/** What a text without an id may be, the surest first. */
const KINDS: readonly [looks: (text: string) => boolean, words: () => string][] = [
  [(text) => text.trim() === '', () => m.nothingToRead()],
  [holdsCertainSecret, () => m.secret()],
  [(text) => /(?<![\w-])iso_[0-9a-z]/i.test(text), () => m.libraryImage()],
  [
    (text) => LOOKS_LIKE_VPS_ID.test(text),
    () => m.notWholeVpsId({ prefix: VPS_ID_PREFIX, most: String(VPS_ID_MOST) }),
  ],
  [
    (text) =>
      /(?<![\w-])(?:req|job|ord|inv|acct)_[0-9a-z]/i.test(text) || /[0-9a-f]{8}-[0-9a-f]{4}-/i.test(text),
    () => m.otherId(),
  ],
  [
    (text) =>
      /(?<![\w-])(?:ssh-(?:rsa|dss|ed25519)|(?:sk-)?(?:ecdsa-sha2-nistp\d{3}|ssh-ed25519)(?:@openssh\.com)?)\s{1,5}AAAA|BEGIN SSH2 PUBLIC KEY/.test(
        text,
      ),
    () => m.sshKey(),
  ],
  [
    (text) => /(?<![\w:])(?:SHA256:[\w+/]{43}|MD5(?::[0-9a-f]{2}){16})(?![\w+/])/i.test(text),
    () => m.sshFingerprint(),
  ],
  [(text) => /[^\s@]@[^\s@]/.test(text), () => m.email()],
  [(text) => mentionIn(text).addresses.length > 0, () => m.noServerWithAddress()],
  [(text) => /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/i.test(text), () => m.macAddress()],
  [
    (text) =>
      /:\/\/[\w.-]{0,100}(?:mimecast|safelinks|urldefense|hornetsecurity)|:\/\/[\w.-]{0,100}\/ls\/click/i.test(
        text,
      ),
    () => m.hiddenLink(),
  ],
  [(text) => /:\/\//.test(text), () => m.addressWithoutId()],
  [
    (text) => /[\w.-]\.(?:iso|img|qcow2|raw|vmdk|vhdx?)(?:\.(?:gz|xz|zst|bz2|lzo))?\b/i.test(text),
    () => m.imageFile(),
  ],
  [(text) => /^\s*[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}\.?\s*$/.test(text), () => m.noServerWithName()],
];

/** What a text without an id is instead, and what to paste. Never quotes the text. */
export function whyNothing(text: string): string {
  return whyAndNext((KINDS.find(([looks]) => looks(text))?.[1] ?? m.noId)());
}

/** Why there is nothing to open, and what to paste instead. */
export function whyAndNext(why: string): string {
  return m.whyAndNext({ why, next: m.whatToPaste({ prefix: VPS_ID_PREFIX }) });
}
