// `npm start`: whatever is missing is installed and built, then the gateway runs in this very process.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
process.env['NODE_ENV'] ??= 'production';
await import(new URL('../dist/gateway/drivebay.js', import.meta.url).href);

// npm passes a signal to the shell it started, and that may end without passing it on. This process then has another parent.
if (process.env['npm_lifecycle_event'] === 'start' && process.platform !== 'win32') {
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}
