import { mentionIn, mentionsSomething } from './mention.ts';
import { recognise, type Found } from './recognise.ts';
import { holdsCertainSecret, redact } from './redact.ts';
import { unwrap } from './unwrap.ts';

/** What of a text is looked up in every account of the person; each of these is one lookup. */
export interface LookupWords {
  /** Pages that the text names by their ids. */
  ids: readonly Found[];
  /** Addresses, and words that may be the whole name of a server. */
  others: readonly { what: 'IP address' | 'Server name'; words: string }[];
  /** Whether the text is about one page for certain: it is opened without a question. */
  isOnePage: boolean;
  /** Whether it may name a server besides. */
  isMention: boolean;
}

/** The gateway takes 30 lookups a minute. */
const MOST_IDS = 8;
const MOST_ADDRESSES = 4;
const MOST_NAMES = 6;
/** The longest text that is one name: so many words, and characters. */
const NAME_WORDS = 3;
const NAME_LENGTH = 255;

/** Words that look like a host name: letters, and a digit, a hyphen or a dot between. */
const HOST = /^(?=.*\p{L})(?=.*[\d.-])[\p{L}\p{N}][\p{L}\p{N}.-]{1,250}[\p{L}\p{N}]$/u;
const HOST_WITH_DIGIT = /\d/;

/** What to look up of what a customer sent. Of a text that holds a key or a token: its ids alone. */
export function lookupWords(pasted: string): LookupWords {
  const result = recognise(pasted);
  const ids = idsOf(result).slice(0, MOST_IDS);
  const isOnePage = result.kind === 'vps' || result.kind === 'iso';
  if (holdsCertainSecret(pasted)) return { ids, others: [], isOnePage, isMention: false };
  const text = redact(unwrap(pasted));
  const mention = mentionIn(text);
  const { addresses, words } = mention;
  const hosts = [...words].filter((word) => HOST.test(word) && !addresses.includes(word));
  const likely = [
    ...hosts.filter((word) => HOST_WITH_DIGIT.test(word)),
    ...hosts.filter((word) => !HOST_WITH_DIGIT.test(word)),
  ];
  const whole = text.trim();
  const isName = ids.length === 0 && addresses.length === 0 && isOneName(whole);
  const names = isName ? [whole] : likely.slice(0, MOST_NAMES).map((word) => asWritten(word, text));
  return {
    ids,
    isOnePage,
    isMention: mentionsSomething(mention),
    others: [
      ...addresses.slice(0, MOST_ADDRESSES).map((words) => ({ what: 'IP address' as const, words })),
      ...names.map((words) => ({ what: 'Server name' as const, words })),
    ],
  };
}

function idsOf(result: ReturnType<typeof recognise>): readonly Found[] {
  if (result.kind === 'nothing') return [];
  return result.kind === 'several' || result.kind === 'unsure' ? result.found : [result];
}

function isOneName(text: string): boolean {
  return (
    text.length > 1 &&
    text.length <= NAME_LENGTH &&
    /^\P{Cc}+$/u.test(text) &&
    !text.includes('@') &&
    text.split(/\s+/).length <= NAME_WORDS
  );
}

/** The word in its own case: the filter by name is exact. */
function asWritten(word: string, text: string): string {
  const at = text.toLowerCase().indexOf(word);
  const written = text.slice(at, at + word.length);
  return at >= 0 && written.toLowerCase() === word ? written : word;
}
