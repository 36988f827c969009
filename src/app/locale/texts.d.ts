/** What the build makes of the catalogues (src/build/language-texts.ts). */
declare module 'virtual:texts' {
  type Load = () => Promise<{ default: import('../text/localised.ts').Catalogues }>;
  type Loaded = Exclude<import('../../contracts/locales.ts').Locale, 'en'>;

  /** Each language but English: loads what a page has from its first view on, and the rest. */
  const texts: Readonly<Record<Loaded, readonly [first: Load, later: Load]>>;
  export default texts;
}
