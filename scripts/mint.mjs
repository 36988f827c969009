// `npm run mint -- --tenant acme --key embed-private.pem --vps vps_…`: signs an embed token for trying out.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
process.argv.splice(2, 0, 'mint');
await import(new URL('../dist/gateway/drivebay.js', import.meta.url).href);
