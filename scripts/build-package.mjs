// Before `npm pack`: builds what the package holds, unless it is there, and lists what is in it.
import './node-version.mjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './run.mjs';
import { sbom } from './sbom.mjs';

install();
build();
writeFileSync(join(root, 'dist/sbom.json'), sbom('drivebay', ['app', 'gateway']));
