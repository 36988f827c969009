// `npm start`: whatever is missing is installed and built, then the gateway runs in this very process.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
process.env['NODE_ENV'] ??= 'production';
await import(new URL('../dist/gateway/drivebay.js', import.meta.url).href);
