// `npm run staff`: the gateway in staff mode with an example identity provider, on the sandbox.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
await import(new URL('../examples/oidc/start.mjs', import.meta.url).href);
