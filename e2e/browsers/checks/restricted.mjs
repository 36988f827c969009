import { IS_DARK } from './dark.mjs';

/** @typedef {import('../checks.mjs').Check} Check */

const FRAME = 'iframe';

/** @type {readonly Check[]} */
export const RESTRICTED = [
  {
    name: 'third-party cookies and trackers blocked: the frame works',
    restrictions: { thirdPartyBlocked: true },
    in: ['chromium', 'firefox'],
    async run(tab, { panel }) {
      await tab.open(`${panel}/`);
      await tab.in(FRAME).has('heading', '^Next start$');
      await tab.shows('Drivebay: ok');
    },
  },
  {
    name: 'storage blocked: page and frame work, the theme changes',
    restrictions: { storageBlocked: true },
    // WebKitGTK has no such setting.
    in: ['chromium', 'firefox'],
    async run(tab, { plain, panel }) {
      await tab.open(`${plain}/vps/vps_ubuntu/iso`);
      await tab.has('heading', '^Next start$');
      const isBlocked = `(() => { try { return !localStorage; } catch { return true; } })()`;
      await tab.until('blocked storage', isBlocked);
      await tab.click('radio', 'Dark theme');
      await tab.until('a dark page', IS_DARK);
      await tab.open(`${panel}/`);
      await tab.in(FRAME).has('heading', '^Next start$');
    },
  },
];
