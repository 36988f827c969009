/** @typedef {import('../checks.mjs').Check} Check */

/** What the pages say in each: the downloads page, then the frame. `button` opens the menu of languages. */
const LANGUAGES_OF_PAGES = [
  { lang: 'sv', name: 'Svenska', button: '^Språk', heading: '^Nedladdningar$', frame: '^Nästa start$' },
  {
    lang: 'bg',
    name: 'Български',
    button: '^Език',
    heading: '^Изтегляния$',
    frame: '^Следващо стартиране$',
  },
];

/** @type {readonly Check[]} */
export const LANGUAGES = [
  ...LANGUAGES_OF_PAGES.map(({ lang, name, button, heading }) => ({
    name: `languages: a person chooses ${lang}; it is kept over a reload`,
    /** @type {Check['run']} */
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await tab.click('button', '^Language');
      await tab.click('menuitemradio', name);
      await tab.has('heading', heading);
      await tab.until(`lang="${lang}"`, `document.documentElement.lang === '${lang}'`);
      await tab.open(`${plain}/isos`);
      await tab.has('heading', heading);
      await tab.until(`lang="${lang}"`, `document.documentElement.lang === '${lang}'`);
      await tab.click('button', button);
      await tab.click('menuitemradio', 'English');
      await tab.has('heading', '^Downloads$');
      await tab.until('lang="en"', `document.documentElement.lang === 'en'`);
    },
  })),
  ...LANGUAGES_OF_PAGES.map(({ lang, frame }) => ({
    name: `languages: the panel gives the frame the locale ${lang}`,
    /** @type {Check['run']} */
    async run(tab, { hosts }) {
      await tab.open(`${hosts}/host?locale=${lang}`);
      await tab.in('iframe').has('heading', frame);
      await tab.in('iframe').until(`lang="${lang}"`, `document.documentElement.lang === '${lang}'`);
    },
  })),
];
