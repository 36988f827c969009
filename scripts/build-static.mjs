// `npm run build:static [-- --base /iso/]`: the dashboard as plain files in dist/static, for a host that serves them beside HostUp's API.
import './node-version.mjs';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';
import { run } from './run.mjs';

const { values } = parseArgs({ options: { base: { type: 'string', default: '/iso/' } } });
if (!/^\/([\w.~-]+\/)*$/.test(values.base)) {
  console.error('--base must begin and end with "/", such as "/iso/".');
  process.exit(2);
}
process.env['STATIC_BASE_PATH'] = values.base;
install();
run('vite', ['build', '--config=src/build/static.vite.ts', '--mode=static', '--logLevel=warn']);
console.log('dist/static is ready: see docs/static.md for how to serve it.');
