/** @typedef {import('../checks.mjs').Check} Check */

/** @type {readonly Check[]} */
export const TOOLS = [
  {
    name: 'details: the response as it came',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_ubuntu/iso?details=1`);
      await tab.has('link', 'Hide details');
      await tab.shows('canMount');
    },
  },
  {
    name: 'details: they open and close with their link',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos/1002`);
      await tab.click('link', 'Show details');
      await tab.until('the address', `location.search.includes('details=1')`);
      await tab.click('link', 'Hide details');
      await tab.until('the address', `!location.search.includes('details=1')`);
    },
  },
  {
    name: 'lookup: what a customer sent leads to the page',
    async run(tab, { plain }) {
      await tab.open(`${plain}/support`);
      await tab.click('textbox', 'What the customer sent');
      await tab.driver.type('web-01 does not start');
      await tab.click('button', '^Open$');
      await tab.shows('web-01');
    },
  },
  {
    name: 'lookup: an ISO number opens its download',
    async run(tab, { plain }) {
      await tab.open(`${plain}/support`);
      await tab.click('textbox', 'What the customer sent');
      await tab.driver.type('1002');
      await tab.driver.press('Enter');
      await tab.has('heading', 'FreeBSD');
    },
  },
  {
    name: 'command menu: opens by keyboard, closes with Esc',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      // The keyboard is listened to once the app has started.
      await tab.shows('VPSBG checked');
      await tab.driver.press('k', 'Control');
      await tab.has('dialog', '');
      await tab.driver.type('support');
      await tab.driver.press('Escape');
      await tab.lacks('dialog', '');
    },
  },
  {
    name: 'command menu: Enter opens a page',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await tab.click('button', 'Search or jump to');
      await tab.has('dialog', '');
      await tab.driver.type('support');
      await tab.driver.press('Enter');
      await tab.has('heading', 'What did the customer send');
    },
  },
  {
    name: 'diagnostics: copied, or selected where the clipboard refuses',
    async run(tab, { plain }) {
      await tab.open(`${plain}/isos`);
      await tab.has('heading', 'ISO downloads');
      await tab.click('button', 'Copy diagnostics');
      await tab.until(
        'a copy or a selection',
        `/Copied/.test(document.body.innerText) || [...document.querySelectorAll('textarea')].some((field) => field.value.includes('Drivebay') && field.selectionEnd > 100)`,
      );
    },
  },
];
