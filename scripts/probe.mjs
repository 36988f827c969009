// `npm run probe -- --vps vps_…`: compares the providers' real responses with what Drivebay reads and assumes.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
process.argv.splice(2, 0, 'probe');
await import(new URL('../dist/gateway/drivebay.js', import.meta.url).href);
