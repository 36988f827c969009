import { defineConfig } from '@playwright/test';

/**
 * What Chromium leaves out. The last switch of a name is the one that counts, so those of Playwright 1.65 stand here too.
 * Ours: the pages that its address bar loads for each tab, and a process in reserve. They cost more than the page under test.
 */
const CHROMIUM_WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'SpareRendererForSitePerProcess',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
];

/** Spec files by their own name: Playwright matches a pattern against the whole path, with the folders above this clone. */
const specs = (names: string) => new RegExp(String.raw`[\\/](${names})\.spec\.ts$`);

/** The whole fault matrix takes as long as all the rest, the soak minutes for one test: each has a command of its own. */
const APART = [
  { name: 'faults', testMatch: specs('fault-matrix[a-z-]*') },
  // It needs nginx: `npm run e2e:static` provides it.
  { name: 'static', testMatch: specs('static|base-path') },
  // `npm run e2e:desk`: it needs a Redis or Valkey.
  { name: 'desk', testMatch: specs('staff-replicas') },
  // `npm run screens`: pictures of every page, to look at, and one sheet of all that were made.
  { name: 'screens', testMatch: specs('pictures'), teardown: 'contact-sheet' },
  { name: 'contact-sheet', testMatch: specs('contact-sheet') },
  { name: 'soak', testMatch: specs('hostile-responses|soak') },
];

/**
 * End to end: a real Chromium, the built gateway, and the sandbox over real HTTP. No retries: a flaky test is a bug.
 * `CHROMIUM_PATH` names the browser; `npm test` finds it.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env['E2E_JSON']
    ? [['list'], ['json', { outputFile: process.env['E2E_JSON'] }]]
    : [['list']],
  projects: [{ name: 'everyday', testIgnore: APART.map(({ testMatch }) => testMatch) }, ...APART],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        `--disable-features=${CHROMIUM_WITHOUT.join()}`,
      ],
    },
  },
});
