/** @typedef {import('../checks.mjs').Check} Check */

/** @type {readonly Check[]} */
export const STAFF = [
  {
    name: 'staff: sign in with the identity provider, see an account, sign out',
    async run(tab, { desk }) {
      await tab.open(`${desk}/isos?account=main`);
      await tab.click('button', 'Vera Viewer');
      await tab.has('heading', 'ISO downloads');
      await tab.until('the page that was wanted', `location.pathname === '/isos'`);
      await tab.shows('VPSBG checked');
      await tab.click('button', '^Account ');
      await tab.click('menuitem', 'Sign out');
      await tab.click('button', '^Sign out$');
      await tab.has('heading', 'Sign in to Drivebay');
    },
  },
];
