// `npm run build:static [-- --base /iso/]`: the dashboard as plain files in dist/static, for a host that serves them beside HostUp's API.
import './node-version.mjs';
import { install } from './install.mjs';
import { optionsOf, stop } from './programs.mjs';
import { run } from './run.mjs';

const { base } = optionsOf({ base: { type: 'string', default: '/iso/' } });
if (!/^\/([\w.~-]+\/)*$/.test(base)) stop('--base must begin and end with "/", such as "/iso/".', 2);
process.env['STATIC_BASE_PATH'] = base;
install();
run('vite', ['build', '--config=src/build/static.vite.ts', '--mode=static', '--logLevel=warn']);
console.log('dist/static is ready: see docs/static.md for how to serve it.');
