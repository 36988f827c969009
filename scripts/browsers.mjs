// `npm run browsers`: the main journeys in Firefox, WebKit and Chromium, from one list of checks. docs/browsers.md.
import './node-version.mjs';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { provideBrowsers } from './browser-programs.mjs';
import { install } from './install.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, checks: { type: 'string' } } });

install();
build();
const browsers = provideBrowsers().filter(
  ({ name }) => values.only === undefined || name.startsWith(values.only),
);
const { runChecks } = await import('../e2e/browsers/run.mjs');
process.exitCode = await runChecks(browsers, values.checks);
