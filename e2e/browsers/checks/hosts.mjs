/** @typedef {import('../checks.mjs').Check} Check */

const FRAME = 'iframe';

/**
 * The frame has data, and the host hears of it.
 *
 * @param {import('../tab.mjs').Tab} tab
 */
async function frameWorks(tab) {
  await tab.in(FRAME).has('heading', '^Next start$');
  await tab.in(FRAME).shows('HostUp checked');
  await tab.shows('Drivebay: ok');
}

/** @type {readonly Check[]} */
export const HOSTS = [
  ...[
    ['without a header', 'plain'],
    ['with COEP: require-corp', 'coep'],
    ['with COOP: same-origin', 'coop'],
    ['with a strict CSP with nonces, and Trusted Types', 'csp'],
  ].map(([about, as]) => ({
    name: `frame: in a host ${about}`,
    /** @type {Check['run']} */
    async run(tab, { hosts }) {
      await tab.open(`${hosts}/host?as=${as}`);
      await frameWorks(tab);
    },
  })),
  ...[
    ['narrower than the SDK’s: without popups', 'allow-scripts allow-same-origin'],
    [
      'wider than the SDK’s',
      'allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-downloads',
    ],
    ['taken away', 'none'],
  ].map(([about, sandbox]) => ({
    name: `frame: its sandbox attribute ${about}`,
    /** @type {Check['run']} */
    async run(tab, { hosts }) {
      await tab.open(`${hosts}/host?sandbox=${encodeURIComponent(sandbox ?? '')}`);
      await frameWorks(tab);
      await tab.until(
        'the attribute',
        `(document.querySelector('iframe').getAttribute('sandbox') ?? 'none') === ${JSON.stringify(sandbox)}`,
      );
    },
  })),
  {
    name: 'frame: 320 px wide, nothing scrolls sideways',
    async run(tab, { hosts }) {
      await tab.open(`${hosts}/host?width=320px`);
      await frameWorks(tab);
      await tab.in(FRAME).until('a narrow frame', 'innerWidth === 320');
      await tab.in(FRAME).until('no wider content', 'document.scrollingElement.scrollWidth <= innerWidth');
    },
  },
];
