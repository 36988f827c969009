/** @typedef {import('../checks.mjs').Check} Check */

/** @type {readonly Check[]} */
export const VPS = [
  {
    name: 'VPS: drives in boot order, library, downloads',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_ubuntu/iso`);
      await tab.has('heading', '^Next start$');
      await tab.shows('CD/DVD 3[^]*Ubuntu 24.04 LTS');
      await tab.has('heading', 'ISO library');
      await tab.has('heading', '^Downloads$');
    },
  },
  {
    name: 'VPS: it is live, and a refresh by hand works',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_ubuntu/iso`);
      await tab.shows('HostUp checked (5|10) s ago');
      await tab.click('button', 'Refresh HostUp');
      await tab.shows('HostUp checked <5 s ago');
    },
  },
  {
    name: 'VPS: a medium that was left in is a warning',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_leftin/iso`);
      await tab.shows('Tries .+ before .+');
      await tab.shows('Installation finished\\? Unmount it before the next start');
    },
  },
  {
    name: 'VPS: a closed gate gives its reason and code',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_gateblocked/iso`);
      const row = `[...document.querySelectorAll('li')].find((each) => each.innerText.startsWith('Mount'))?.innerText`;
      await tab.until('the reason', `/not allowed[^]*pending_order/i.test(${row})`);
    },
  },
  {
    name: 'VPS: hostile text stays text',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_hostiletext/iso`);
      await tab.shows('<img src=x');
      await tab.until(
        'no element of the provider',
        `document.querySelector('main img, main script') === null`,
      );
    },
  },
  {
    name: 'VPS: 5,000 images scroll',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_library5000/iso`);
      await tab.has('heading', 'ISO library');
      await tab.value('void scrollTo(0, document.documentElement.scrollHeight)');
      await tab.until('few rows', `document.querySelectorAll('tr, [role=row]').length < 800`);
    },
  },
  {
    name: 'VPS: an error keeps the page, and names what happened',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/vps_servererror/iso`);
      await tab.shows('HostUp returned an error \\(500\\)');
      await tab.has('heading', '^Next start$');
    },
  },
  {
    name: 'VPS: another id is not a VPS',
    async run(tab, { plain }) {
      await tab.open(`${plain}/vps/ABC/iso`);
      await tab.has('heading', 'Not a VPS ID');
    },
  },
];
