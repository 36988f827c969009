import { expect, test } from 'vitest';
import { parseStaticConfig } from './static-config.ts';

const read = (config: unknown, pathname = '/iso/vps/vps_1/iso') =>
  parseStaticConfig(JSON.stringify(config), pathname);

test.each(['/iso/', '/iso', '/iso/support', '/iso/vps/vps_1/iso'])(
  'a page at %s is under /iso/',
  (pathname) => {
    const config = { basePath: '/iso/', apiBaseUrl: '' };
    expect(read(config, pathname)).toEqual(config);
  },
);

test('it may stand at the root, and the API below a path', () => {
  const config = { basePath: '/', apiBaseUrl: '/hostup' };
  expect(read(config)).toEqual(config);
});

test.each([
  [{}, 'it must look like {"basePath":"/iso/"'],
  [{ basePath: 7, apiBaseUrl: '' }, 'basePath must be text'],
  [{ basePath: 'iso', apiBaseUrl: '' }, 'basePath must begin and end with "/"'],
  [{ basePath: '//evil.example/', apiBaseUrl: '' }, 'basePath must begin and end with "/"'],
  [{ basePath: '/iso/' }, 'it must look like'],
  [{ basePath: '/iso/', apiBaseUrl: 'https://cloud.hostup.se' }, 'apiBaseUrl must be empty, or a path'],
  [{ basePath: '/iso/', apiBaseUrl: '//evil.example' }, 'apiBaseUrl must be empty, or a path'],
  [{ basePath: '/other/', apiBaseUrl: '' }, 'but this page is at "/iso/vps/vps_1/iso"'],
  [null, 'drivebay.json: it must look like'],
])('%j is refused with what is wrong', (config, words) => {
  expect(() => read(config)).toThrow(words);
});

test('a text that is no JSON is reported as such', () => {
  expect(() => parseStaticConfig('<!doctype html>', '/iso/')).toThrow('drivebay.json is not JSON');
});
