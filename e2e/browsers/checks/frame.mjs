import { IS_DARK } from './dark.mjs';

/** @typedef {import('../checks.mjs').Check} Check */

const FRAME = 'iframe';

/** @type {readonly Check[]} */
export const FRAMES = [
  {
    name: 'frame: data in a panel with a strict policy, COEP and COOP',
    async run(tab, { panel }) {
      await tab.open(`${panel}/`);
      await tab.in(FRAME).has('heading', '^Next start$');
      await tab.until('an isolated panel', 'crossOriginIsolated');
      await tab.in(FRAME).shows('HostUp checked');
      await tab.shows('Drivebay: ok');
    },
  },
  {
    name: 'frame: its height follows its content',
    async run(tab, { panel }) {
      await tab.open(`${panel}/`);
      await tab.in(FRAME).has('heading', '^Next start$');
      await tab.until('the height', `document.querySelector('iframe').getBoundingClientRect().height > 400`);
    },
  },
  {
    name: 'frame: the panel sets the theme',
    async run(tab, { panel }) {
      await tab.open(`${panel}/`);
      await tab.in(FRAME).has('heading', '^Next start$');
      await tab.value(
        `void [document.getElementById('theme')].forEach((field) => { field.value = 'dark'; field.dispatchEvent(new Event('change')); })`,
      );
      await tab.in(FRAME).until('a dark frame', IS_DARK);
    },
  },
  {
    name: 'frame: downloads of the customer alone',
    async run(tab, { panel }) {
      await tab.open(`${panel}/?tab=isos`);
      await tab.in(FRAME).has('heading', 'Downloads|ISO downloads');
      await tab.in(FRAME).shows('AlmaLinux');
      await tab.in(FRAME).until('no download of others', `!/proxmox|FreeBSD/.test(document.body.innerText)`);
    },
  },
  {
    name: 'frame: support staff can mount',
    async run(tab, { panel }) {
      await tab.open(`${panel}/?who=support`);
      await tab.in(FRAME).has('heading', '^Next start$');
      await tab.in(FRAME).click('button', '^Mount… an ISO');
      await tab.in(FRAME).has('dialog', '');
    },
  },
  {
    name: 'frame: the token is renewed before it expires',
    async run(tab, { panel }) {
      await tab.open(`${panel}/`);
      await tab.in(FRAME).has('heading', '^Next start$');
      const tokens = `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/iso-token')).length`;
      await tab.until('a second token', `${tokens} >= 2`, 60_000);
      await tab.in(FRAME).shows('HostUp checked');
      await tab.shows('Drivebay: ok');
    },
  },
  {
    name: 'frame: no cookie is set',
    async run(tab, { panel }) {
      await tab.open(`${panel}/`);
      await tab.in(FRAME).has('heading', '^Next start$');
      await tab.in(FRAME).until('no cookie', `document.cookie === ''`);
    },
  },
];
