// `npm start`: whatever is missing is installed and built, then the gateway runs in this very process.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

// npm passes a signal to the shell it started, and that may end without passing it on. This process then has another parent.
const shell = process.ppid;
const isWatched = process.env['npm_lifecycle_event'] === 'start' && process.platform !== 'win32';
const isOrphan = () => isWatched && process.ppid !== shell;

install();
build();
// Stopped while it was being built: there is nothing to run for.
if (isOrphan()) process.exit(143);
process.env['NODE_ENV'] ??= 'production';
await import(new URL('../dist/gateway/drivebay.js', import.meta.url).href);

const watch = setInterval(() => {
  if (!isOrphan()) return;
  clearInterval(watch);
  process.kill(process.pid, 'SIGTERM');
}, 250).unref();
