/** @typedef {import('../checks.mjs').Check} Check */

/** @type {readonly Check[]} */
export const ACTIONS = [
  {
    name: 'actions: a closed gate keeps its button, which says why and does nothing',
    async run(tab, { acting }) {
      await tab.open(`${acting}/vps/vps_gateblocked/iso`);
      await tab.has('button', '^Mount an ISO$');
      const button = `[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === 'Mount an ISO')`;
      await tab.until('a closed button', `${button}?.getAttribute('aria-disabled') === 'true'`);
      await tab.until(
        'its reason',
        `(${button}?.getAttribute('aria-describedby') ?? '').split(' ').some((id) => /order/i.test(document.getElementById(id)?.textContent ?? ''))`,
      );
      await tab.click('button', '^Mount an ISO$');
      // Whatever a click does is drawn by then.
      await tab.value(
        `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))`,
      );
      await tab.lacks('dialog', '');
    },
  },
  {
    name: 'actions: a medium is unmounted',
    async run(tab, { acting }) {
      await tab.open(`${acting}/vps/vps_ubuntu${Math.floor(Math.random() * 1e9)}/iso`);
      await tab.click('button', '^Unmount Ubuntu');
      await tab.has('button', 'Mount… an ISO in CD/DVD 3');
    },
  },
  {
    name: 'actions: a dialog opens, Esc closes it, the focus returns',
    async run(tab, { acting }) {
      await tab.open(`${acting}/vps/vps_ubuntu/iso`);
      await tab.click('button', '^Mount an ISO$');
      await tab.has('dialog', '');
      await tab.until(
        'the focus inside',
        `document.activeElement?.closest('[role=dialog],[role=alertdialog],dialog') !== null`,
      );
      await tab.driver.press('Escape');
      await tab.lacks('dialog', '');
      await tab.until('the focus', `document.activeElement?.tagName === 'BUTTON'`);
    },
  },
  {
    name: 'actions: a restart needs a confirmation',
    async run(tab, { acting }) {
      await tab.open(`${acting}/vps/vps_ubuntu/iso`);
      await tab.click('button', '^Restart…');
      await tab.has('dialog', '');
      await tab.driver.press('Escape');
      await tab.lacks('dialog', '');
    },
  },
  {
    name: 'actions: a download from a URL checks its address',
    async run(tab, { acting }) {
      await tab.open(`${acting}/vps/vps_ubuntu/iso`);
      await tab.click('button', '^Download from URL$');
      await tab.has('textbox', 'URL|address');
      await tab.click('textbox', 'URL|address');
      await tab.driver.type('ftp://example.com/a.iso');
      await tab.driver.press('Enter');
      await tab.shows('http');
    },
  },
];
