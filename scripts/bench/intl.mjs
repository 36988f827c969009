import { openPage, SLOW_CPU } from './browser.mjs';
import { startGateway } from './child.mjs';
import { MARK, startProvider, VPS } from './provider.mjs';

const COLUMNS = /** @type {const} */ ([
  { key: 'paint', name: 'first paint' },
  { key: 'mark', name: 'data' },
  { key: 'blocked', name: 'long tasks above 50 ms' },
]);

/**
 * The VPS page as it is, whose first view writes numbers and times by hand, against the same page with `Intl` there, by turns;
 * the processor slowed four times. docs/decisions/0013 has what follows from it.
 *
 * @param {{ runs: number, browser: import('@playwright/test').Browser }} options
 * @returns {Promise<import('./report.mjs').Measured[]>}
 */
export async function intl({ runs, browser }) {
  const provider = await startProvider();
  const gateway = await startGateway(provider.url);
  const url = `${gateway.url}/vps/${VPS}/iso`;
  const sites = [
    { name: 'with Intl', script: writeByIntl, results: /** @type {import('./browser.mjs').Seen[]} */ ([]) },
    { name: 'Drivebay', script: () => {}, results: /** @type {import('./browser.mjs').Seen[]} */ ([]) },
  ];
  // One more at first, which is not counted: server and browser warm up.
  for (let run = -1; run < runs; run++) {
    for (const { script, results } of sites) {
      const opened = await openPage(browser, SLOW_CPU, MARK);
      await opened.page.addInitScript(script);
      const seen = await opened.load(url);
      if (run >= 0) results.push(seen);
      await opened.close();
    }
  }
  await Promise.all([gateway.stop(), provider.stop()]);
  const [floor, own] = sites;
  return COLUMNS.flatMap(({ key, name }) => {
    const part = `Intl in the first view, ${name}`;
    const rowOf = (/** @type {typeof floor} */ site) => ({
      part,
      name: site?.name ?? '',
      unit: 'ms',
      samples: site?.results.map((seen) => seen[key]) ?? [],
    });
    const base = rowOf(floor);
    return [base, { ...rowOf(own), base }];
  });
}

/** Runs in the page, before its own scripts: whenever the app writes a time or a decimal by hand, `Intl` writes it too. */
function writeByIntl() {
  /** @type {Intl.DateTimeFormat | undefined} */
  let times;
  /** @type {Intl.NumberFormat | undefined} */
  let numbers;
  /** @param {object} of @param {string} name @param {(value: unknown) => void} first */
  const precede = (of, name, first) => {
    /** @type {(...given: unknown[]) => unknown} */
    const own = Reflect.get(of, name);
    Reflect.set(of, name, function (/** @type {unknown[]} */ ...given) {
      // @ts-expect-error -- `this` is the date or the number.
      first(this);
      // @ts-expect-error -- as above
      return Reflect.apply(own, this, given);
    });
  };
  precede(Date.prototype, 'getHours', (date) => {
    times ??= new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    times.format(Number(date));
  });
  precede(Number.prototype, 'toFixed', (number) => {
    numbers ??= new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 });
    numbers.format(Number(number));
  });
}
