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
