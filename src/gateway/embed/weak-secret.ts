/** What a guesser tries first. In lower case, with look-alike digits as letters. */
const WORDS =
  /password|passwort|passwd|passphrase|secret|changeme|change|default|example|sample|placeholder|insecure|private|public|shared|token|signing|drivebay|hostup|vpsbg|embed|panel|admin|root|user|test|demo|welcome|letmein|monkey|dragon|qwerty|qwertz|azerty|asdf|zxcv|string|random|super|hello|world|master|login|access|hs256|sha256|hmac|bits?|bytes|least|long|your|this|keep|safe|must|please|replace|jwt|key|the|api|abc|xyz|foo|bar|baz|dev|prod|my|(19|20)\d\d/y;
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'i',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};
/** Between the two groups of the test: what people write has 53 at most there, 32 random hexadecimal digits 67 at least. */
const MIN_BITS = 60;

/**
 * How many bits a guesser who knows dictionaries, keyboard rows, sequences and repetition has to find, at most. Random text of
 * 32 characters has about 100; a sentence of common words has few.
 */
function guessableBits(secret: string): number {
  const plain = secret.toLowerCase();
  const unlike = plain.replaceAll(/[013457@$]/g, (sign) => LOOK_ALIKE[sign] ?? sign);
  const counts = new Map<string, number>();
  let units = 0;
  for (let at = 0; at < secret.length; units += 1) {
    const sign = secret.charAt(at);
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
    at += Math.max(1, wordAt(plain, at), wordAt(unlike, at), runAt(secret, at), repeatedAt(secret, at));
  }
  const perUnit = [...counts.values()].reduce(
    (sum, count) => sum - (count / units) * Math.log2(count / units),
    0,
  );
  return units * perUnit;
}

/** Whether a secret can be guessed, however long it is. */
export function isWeakSecret(secret: string): boolean {
  return guessableBits(secret) < MIN_BITS;
}

function wordAt(text: string, at: number): number {
  WORDS.lastIndex = at;
  return WORDS.exec(text)?.[0].length ?? 0;
}

/** Length of a run such as `aaaa`, `abcd` or `9876`: three characters or more with the same step, of at most 1. */
function runAt(text: string, at: number): number {
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at);
  if (!(Math.abs(step) <= 1)) return 0;
  let end = at + 1;
  while (text.charCodeAt(end + 1) - text.charCodeAt(end) === step) end += 1;
  const length = end - at + 1;
  return length >= 3 ? length : 0;
}

/** Length of the longest text that begins here and stood before: four characters or more. */
function repeatedAt(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && text.indexOf(text.slice(at, at + length + 1)) < at) length += 1;
  return length >= 4 ? length : 0;
}
