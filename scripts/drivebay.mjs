#!/usr/bin/env node
// The command of the npm package: runs what was built.
import './node-version.mjs';

process.env['NODE_ENV'] ??= 'production';
await import(new URL('../dist/gateway/drivebay.js', import.meta.url).href);
