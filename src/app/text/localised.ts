/** One catalogue as the build compiles it, in the order of its English file. A message that takes nothing is its text. */
export type Texts = (string | ((values: never) => string))[];

/** A language's catalogues by name, `downloads/messages/rows`. */
export type Catalogues = Readonly<Record<string, Readonly<Texts>>>;

interface Known {
  /** What the messages of the catalogue return now. */
  texts: Texts;
  english: Readonly<Texts>;
}

const all = new Map<string, Known>();
const listeners = new Set<() => void>();
let language = 'en';
let translations: Catalogues = {};
/** Loads the texts of parts that are loaded later; `null` once they are here. */
let loadLater: (() => Promise<Catalogues>) | null = null;

/** The language that messages are shown in, as a BCP 47 tag. Numbers and times follow it. */
export function currentLanguage(): string {
  return language;
}

/** Calls the listener when the page's language has changed; returns what stops that. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
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

/**
 * Shows every message in another language from now on. What is on screen must be drawn again: `onLanguage`.
 *
 * @param later loads the catalogues that are not here yet
 */
export function showIn(
  next: string,
  catalogues: Catalogues,
  later: (() => Promise<Catalogues>) | null = null,
): void {
  language = next;
  loadLater = later;
  adopt(catalogues);
  for (const listener of listeners) listener();
}

/** What `write` returns while every message is in English: for texts that engineers read, such as a report. */
export function inEnglish<T>(write: () => T): T {
  const before = [language, translations] as const;
  language = 'en';
  adopt({});
  try {
    return write();
  } finally {
    language = before[0];
    adopt(before[1]);
  }
}

/** Whether each catalogue of the app that is loaded so far is among these. */
export function coversAll(catalogues: Catalogues): boolean {
  return [...all.keys()].every((name) => name in catalogues);
}

/**
 * Holds a part that is loaded on demand back until its texts are here in the page's language:
 * `import('./part.tsx').then(withTexts)`.
 *
 * @throws when they cannot be loaded, as if the part itself could not be
 */
export async function withTexts<Part>(part: Part): Promise<Part> {
  const load = loadLater;
  if (load === null) return part;
  const more = await load();
  // Another language may have been chosen meanwhile.
  if (loadLater !== load) return withTexts(part);
  loadLater = null;
  adopt({ ...translations, ...more });
  return part;
}

function adopt(catalogues: Catalogues): void {
  translations = catalogues;
  for (const [name, known] of all) show(name, known);
}

function show(name: string, { texts, english }: Known): void {
  texts.splice(0, Infinity, ...(translations[name] ?? english));
}
