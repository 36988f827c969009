// `npm run e2e:static`: the static build in Chromium, served by a real nginx beside the sandbox as HostUp's API.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { build } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { install } from './install.mjs';
import { provideNginx } from './nginx.mjs';
import { root } from './run.mjs';

install();
const env = { ...process.env, CHROMIUM_PATH: provideChromium(), NGINX_PATH: provideNginx() };
build();
await import('./build-static.mjs');
const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--config=e2e/playwright.config.ts'];
const options = { cwd: root, env, stdio: /** @type {const} */ ('inherit') };
process.exitCode = spawnSync(process.execPath, [...playwright, '--project=static'], options).status ?? 130;
