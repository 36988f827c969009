import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../../../scripts/serve.mjs';
import { anotherBuildIsServed } from './served-build.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(html: string, status = 200, headers = {}): Promise<string> {
  server = createServer((_, response) => response.writeHead(status, headers).end(html));
  return `http://127.0.0.1:${await listen(server)}/`;
}

const page = (entry: string) =>
  `<!doctype html><script type="module" src="${entry}"></script><div id="root"></div>`;

test.each([
  ['the build that runs', page('/assets/index-a.js'), 200, {}, false],
  ['another build', page('/assets/index-b.js'), 200, {}, true],
  ['a page that is not ours', '<h1>Log in to the network</h1>', 200, {}, false],
  ['an error page', page('/assets/index-b.js'), 502, {}, false],
  ['a redirect', '', 302, { location: '/login' }, false],
] as const)('%s', async (_, html, status, headers, another) => {
  expect(await anotherBuildIsServed('/assets/index-a.js', await serving(html, status, headers))).toBe(
    another,
  );
});

test('while the gateway is down there is no other build', async () => {
  expect(await anotherBuildIsServed('/assets/index-a.js', 'http://127.0.0.1:1/')).toBe(false);
});
