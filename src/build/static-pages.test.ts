import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE_HEADERS } from '../gateway/headers.ts';

test("the example for nginx sends the gateway's headers", () => {
  const config = readFileSync(new URL('../../examples/static/nginx.conf', import.meta.url), 'utf8');
  const sent = Array.from(config.matchAll(/add_header (\S+) "(.*)" always;/g), ([, name = '', value]) => [
    name.toLowerCase(),
    value,
  ]);
  expect(Object.fromEntries(sent)).toEqual(PAGE_HEADERS);
});

test('its files name each other relative to themselves: they may be served under any path', () => {
  const config = readFileSync(new URL('static.vite.ts', import.meta.url), 'utf8');
  // Vite takes any other relative base for `/`. `npm run e2e:static` opens what comes of it.
  expect(/^ {2}base: '(.*)',$/m.exec(config)?.[1]).toBe('./');
});
