/** @typedef {import('../checks.mjs').Check} Check */

/** @type {readonly Check[]} */
export const SERVERS = [
  {
    name: 'servers: the list of the account',
    async run(tab, { plain }) {
      await tab.open(`${plain}/`);
      await tab.has('heading', '^Servers$');
      await tab.has('link', 'web-01');
    },
  },
  {
    name: 'servers: a search leaves what matches',
    async run(tab, { plain }) {
      await tab.open(`${plain}/`);
      await tab.has('link', 'web-01');
      await tab.click('textbox', 'search');
      await tab.driver.type('db-rep');
      await tab.lacks('link', 'web-01');
      await tab.has('link', 'db-replica');
    },
  },
  {
    name: 'servers: a link opens the page of the VPS, and back returns',
    async run(tab, { plain }) {
      await tab.open(`${plain}/`);
      await tab.click('link', 'web-01');
      await tab.has('heading', '^Next start$');
      await tab.value('void history.back()');
      await tab.has('heading', '^Servers$');
    },
  },
  {
    name: 'pages: one that is not there',
    async run(tab, { plain }) {
      await tab.open(`${plain}/nothing/here`);
      await tab.has('heading', 'Page not found');
    },
  },
];
