/** @typedef {import('../checks.mjs').Check} Check */

const VALUES = `[...document.querySelectorAll('[role=progressbar]')].map((bar) => bar.getAttribute('aria-valuetext') ?? bar.getAttribute('aria-valuenow') ?? '').join()`;

/** The texts of the rows of ISOs. */
const ROWS = `[...document.querySelectorAll('main tr')].map((row) => row.innerText).filter((row) => row.includes('.iso'))`;

/** @type {readonly Check[]} */
export const DOWNLOADS = [
  {
    name: 'downloads: the bytes move',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await tab.has('heading', '^Downloads$');
      const before = await tab.until('progress', VALUES);
      await tab.until('other progress', `${VALUES} !== ${JSON.stringify(before)}`);
    },
  },
  {
    name: 'downloads: a tab narrows the list',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await tab.until('rows that are not deleted', `!${ROWS}.every((row) => row.includes('Deleted'))`);
      await tab.click('tab', '^Deleted');
      await tab.until(
        'deleted rows alone',
        `${ROWS}.length > 0 && ${ROWS}.every((row) => row.includes('Deleted'))`,
      );
    },
  },
  {
    name: 'downloads: a plot opens',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await tab.click('button', '^Plot of');
      await tab.until(
        'a plot',
        `document.querySelector('main svg[role=img], main [role=img] svg, main svg[aria-label]') !== null`,
      );
    },
  },
  {
    name: 'downloads: one ISO with all its fields',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos/1002`);
      await tab.has('heading', 'FreeBSD');
      await tab.has('progressbar', '');
    },
  },
  {
    name: 'downloads: the time to its deletion counts down',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos/117000001`);
      const left = `/([0-9]+) s/.exec(document.querySelector('main').innerText)?.[0]`;
      const before = await tab.until('seconds', left);
      await tab.until('other seconds', `${left} !== ${JSON.stringify(before)}`);
    },
  },
];
