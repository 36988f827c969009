// Before `npm pack`: builds what the package holds, unless it is there.
import './node-version.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';

install();
build();
