import { TOO_LARGE, type Drift } from '../../contracts/tolerant.ts';
import * as m from './messages/drift.en.ts';

/** What contracts/tolerant.ts expects, in the page's language. A schema's own notation stays as it is. */
const EXPECTED: Readonly<Record<string, () => string>> = {
  text: () => m.text(),
  'a number': () => m.number(),
  'true or false': () => m.trueOrFalse(),
  'a list': () => m.list(),
  'an object': () => m.object(),
  'text or null': () => m.textOrNull(),
  'a number or null': () => m.numberOrNull(),
  'true or false or null': () => m.trueOrFalseOrNull(),
  'a list or null': () => m.listOrNull(),
  'an object or null': () => m.objectOrNull(),
};

/** A tolerated deviation in words: `available.3.format: 7, text or null expected`. Not yet safe to show. */
export function driftWords({ path, got, expected }: Drift): string {
  const words = { where: path === '' ? m.wholeResponse() : path, expected: wordOf(expected) };
  return got === 'nothing' ? m.missing(words) : m.otherCame({ ...words, got: gotWords(got) });
}

/** “text or null expected”, beside its field. */
export function expectedWords({ expected }: Pick<Drift, 'expected'>): string {
  return m.expected({ expected: wordOf(expected) });
}

function wordOf(expected: string): string {
  return (Object.hasOwn(EXPECTED, expected) ? EXPECTED[expected]?.() : undefined) ?? expected;
}

/** What came in words where it is named instead of shown; else its JSON. */
function gotWords(got: string): string {
  const count = /^a list of (\d+)$/.exec(got)?.[1];
  if (count !== undefined) return m.listOf({ count: Number(count) });
  if (got === 'an object') return m.object();
  return got === TOO_LARGE ? m.numberTooLarge() : got;
}
