// `npm run panel`: the example control panel with Drivebay in its frame, on the sandbox.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
await import(new URL('../examples/panel/start.mjs', import.meta.url).href);
