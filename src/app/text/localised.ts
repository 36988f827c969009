/** One catalogue as the build compiles it, in the order of its English file. A message that takes nothing is its text. */
export type Texts = (string | ((values: never) => string))[];

/** A language's catalogues, by where they stand: `../downloads/messages/rows.sv.ts`. */
export type Catalogues = Readonly<Record<string, Readonly<Texts>>>;

interface Known {
  /** What the messages of the catalogue return now. */
  texts: Texts;
  english: Readonly<Texts>;
}

const all = new Map<string, Known>();
let translations: ReadonlyMap<string, Readonly<Texts>> = new Map();
let language = 'en';

/** The language that messages are shown in, as a BCP 47 tag. Numbers and times follow it. */
export function currentLanguage(): string {
  return language;
}

/**
 * Lets a catalogue follow the page's language. The code that the build makes of an English file calls it.
 *
 * @param name `downloads/messages/rows`
 * @param texts in English; what is in it is replaced
 */
export function localised(name: string, texts: Texts): void {
  const known = { texts, english: [...texts] };
  all.set(name, known);
  show(name, known);
}

/** Shows every message in another language from now on. What is on screen must be drawn again. */
export function showIn(next: string, catalogues: Catalogues): void {
  const named = Object.entries(catalogues).map(
    ([path, texts]) => [path.replace(/^\.\.\/|\.[^/]+$/g, ''), texts] as const,
  );
  become(next, new Map(named));
}

/** What `write` returns while every message is in English: for texts that engineers read, such as a report. */
export function inEnglish<T>(write: () => T): T {
  const before = [language, translations] as const;
  become('en', new Map());
  try {
    return write();
  } finally {
    become(...before);
  }
}

function become(next: string, texts: typeof translations): void {
  language = next;
  translations = texts;
  for (const [name, known] of all) show(name, known);
}

function show(name: string, { texts, english }: Known): void {
  texts.splice(0, Infinity, ...(translations.get(name) ?? english));
}
