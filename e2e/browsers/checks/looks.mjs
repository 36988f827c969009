import { pagesIn } from '../pdf.mjs';
import { IS_DARK } from './dark.mjs';

/** @typedef {import('../checks.mjs').Check} Check */

/** @type {readonly Check[]} */
export const LOOKS = [
  {
    name: 'theme: dark is kept over a reload',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await tab.has('radio', 'Dark theme');
      await tab.click('radio', 'Dark theme');
      await tab.until('a dark page', IS_DARK);
      await tab.open(`${plain}/isos`);
      await tab.until('a dark page', IS_DARK);
      await tab.click('radio', 'System theme');
    },
  },
  {
    name: 'print: all that is found in a long library is drawn',
    // WebKit's WebDriver has no command to print.
    in: ['chromium', 'firefox'],
    async run(tab, { plain }) {
      const rows = `document.querySelectorAll('tbody tr, [role=row]').length`;
      await tab.open(`${plain}/vps/vps_library5000/iso`);
      // 2,084 of 5,000: few enough to be printed in seconds, too many to be drawn on screen.
      await tab.click('textbox', 'Search the ISO library');
      await tab.driver.type('build 1');
      await tab.until(
        'what was found alone',
        `[...document.querySelectorAll('table')].some(({ innerText }) => /Nightly build 1\\b/.test(innerText) && !/Nightly build 2\\b/.test(innerText))`,
      );
      await tab.until('few rows on screen', `${rows} > 5 && ${rows} < 400`);
      const pages = pagesIn(await tab.driver.print());
      // On screen it is two pages at most.
      if (pages < 20) throw new Error(`20 pages or more expected; there are ${pages}`);
      await tab.until('few rows again', `${rows} > 5 && ${rows} < 400`);
    },
  },
  {
    name: 'narrow: nothing scrolls sideways',
    // WebKit's window does not get so narrow; its frame does: hosts.mjs.
    in: ['chromium', 'firefox'],
    async run(tab, { plain }) {
      await tab.driver.resize(320, 800);
      try {
        for (const [path, heading] of [
          ['/', '^Servers$'],
          ['/vps/vps_ubuntu/iso', '^Next start$'],
          ['/isos', '^Downloads$'],
        ]) {
          await tab.open(`${plain}${path}`);
          await tab.has('heading', heading ?? '');
          await tab.until('a narrow page', 'innerWidth === 320');
          await tab.until('no wider content', 'document.scrollingElement.scrollWidth <= innerWidth');
        }
      } finally {
        await tab.driver.resize(1280, 900);
      }
    },
  },
];
