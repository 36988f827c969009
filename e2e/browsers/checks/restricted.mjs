import { IS_DARK } from './dark.mjs';

/** @typedef {import('../checks.mjs').Check} Check */
/** @typedef {import('../tab.mjs').Tab} Tab */
/** @typedef {import('../checks.mjs').Servers} Servers */

const FRAME = 'iframe';
const SELECTED = `[...document.querySelectorAll('textarea')].some((field) => field === document.activeElement && field.value.includes('Drivebay') && field.selectionEnd > 100)`;
const SECONDS = `/([0-9]+) s/.exec(document.querySelector('main').innerText)?.[0]`;

/** @type {Check['run']} */
async function frameWorks(tab, { restricted }) {
  await tab.open(`${restricted}/`);
  await tab.in(FRAME).has('heading', '^Next start$');
  await tab.in(FRAME).shows('HostUp checked');
  await tab.shows('Drivebay: ok');
}

/** @type {Check['run']} */
async function pageWorks(tab, { plain }) {
  await tab.open(`${plain}/vps/vps_ubuntu/iso`);
  await tab.has('heading', '^Next start$');
  await tab.shows('HostUp checked <?[0-9]+ s ago');
}

/** A countdown moves, a time is one, and a date has a year. @type {Check['run']} */
async function timesWork(tab, { plain }) {
  await tab.open(`${plain}/isos/117000001`);
  const before = await tab.until('seconds', SECONDS);
  await tab.until('other seconds', `${SECONDS} !== ${JSON.stringify(before)}`);
  await tab.until(
    'times that are times',
    `[...document.querySelectorAll('time')].length > 0 && [...document.querySelectorAll('time')].every((time) => Date.parse(time.dateTime) > 0)`,
  );
  await tab.until('no broken words', `!/NaN|undefined|Invalid Date/.test(document.body.innerText)`);
}

/** @param {Tab} tab */
async function copyIsRefused(tab) {
  await tab.click('button', 'Copy diagnostics');
  await tab.until('a selected text to copy by hand', SELECTED);
}

/** @type {readonly Check[]} */
export const RESTRICTED = [
  {
    name: 'third-party cookies blocked: the frame works',
    setting: 'thirdPartyBlocked',
    run: frameWorks,
  },
  { name: 'strict tracking protection: the page works', setting: 'trackingBlocked', run: pageWorks },
  { name: 'strict tracking protection: the frame works', setting: 'trackingBlocked', run: frameWorks },
  { name: 'strict tracking protection: times and countdowns', setting: 'trackingBlocked', run: timesWork },
  { name: 'fingerprinting resisted: the page works', setting: 'fingerprintingResisted', run: pageWorks },
  { name: 'fingerprinting resisted: the frame works', setting: 'fingerprintingResisted', run: frameWorks },
  {
    name: 'fingerprinting resisted: times and countdowns',
    setting: 'fingerprintingResisted',
    run: timesWork,
  },
  { name: 'private browsing: the page works', setting: 'privateBrowsing', run: pageWorks },
  { name: 'private browsing: the frame works', setting: 'privateBrowsing', run: frameWorks },
  {
    name: 'storage blocked: page and frame work, the theme changes',
    setting: 'storageBlocked',
    async run(tab, servers) {
      await pageWorks(tab, servers);
      const isBlocked = `(() => { try { return !localStorage; } catch { return true; } })()`;
      await tab.until('blocked storage', isBlocked);
      await tab.click('radio', 'Dark theme');
      await tab.until('a dark page', IS_DARK);
      await frameWorks(tab, servers);
    },
  },
  {
    name: 'clipboard: the browser refuses, and the text is there to copy by hand',
    setting: 'clipboardRefused',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await copyIsRefused(tab);
    },
  },
  {
    // The others do not apply this policy.
    in: ['chromium'],
    name: 'clipboard: the host’s Permissions-Policy refuses, and the text is there to copy by hand',
    async run(tab, { restricted }) {
      await tab.open(`${restricted}/host?as=clipboard&who=support`);
      await copyIsRefused(tab.in(FRAME));
    },
  },
];
