import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import {
  expect,
  PUBLISHED_ISO,
  PUBLISHED_VPS,
  searchResponses,
  startGateway,
  test,
  urlIn,
} from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';
import { DIST, run } from './processes.ts';
import { holdsKey } from './spelled-keys.mjs';

/** The status of a raw request, whose Host and other headers a browser would not let a page choose. */
function status(url: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('the published calls keep the providers’ own body', async ({ request }) => {
  const media = await request.get(`/api/hostup/vps/${PUBLISHED_VPS}/iso`);
  expect(media.headers()['cache-control']).toBe('no-store');
  expect(await media.json()).toMatchObject({
    available: [{ displayName: 'Ubuntu 24.04 LTS', sizeGb: 5.9 }],
    mounted: [{ device: 'ide2', mounted: true, isCloudInit: false }],
    bootOrder: { order: ['scsi0', 'ide2'] },
  });
  const iso = await request.get(`/api/vpsbg/isos/${PUBLISHED_ISO}`);
  expect(await iso.json()).toMatchObject({ id: 1, status: 'downloaded', size: 1_111_998_464 });
});

test('owner mode responds only under its own host and its own pages', async ({ owner }) => {
  const session = new URL('api/session', owner).href;
  expect(await status(session, {})).toBe(200);
  expect(await status(session, { host: 'evil.example' })).toBe(403);
  expect(await status(session, { origin: 'https://evil.example' })).toBe(403);
  expect(await status(session, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status(session, {}, 'POST')).toBe(405);
});

test('nothing but a valid id ever reaches a provider', async ({ request, sandbox }) => {
  const reached: string[] = [];
  const gateway = await startOnOwnProvider(sandbox, (path) => void reached.push(path));
  const ids = ['..%2f..%2fkeys', 'vps_1%2fiso%3f', '%3Cscript%3E', 'vps_%00', 'VPS_1', 'vps_'];
  for (const id of ids) {
    const response = await request.get(`${gateway.url}/api/hostup/vps/${id}/iso`);
    expect(response.status(), id).toBe(404);
    expect(response.headers()['content-type']).toBe('application/problem+json');
  }
  await request.get(`${gateway.url}/api/hostup/vps/vps_1/iso`);
  expect(reached).toEqual(['/api/v2/vps/vps_1/iso']);
  await gateway.stop();
});

test('a key without the scope is distinguished from a wrong key', async ({ page, sandbox }) => {
  const gateway = await startGateway(sandbox, 'noscope');
  const response = await page.request.get(new URL('api/hostup/vps', gateway.url).href);
  expect(await response.json()).toMatchObject({ code: 'upstream_forbidden', provider: 'hostup' });
  await gateway.stop();
});

test('without a key it runs on the sandbox, and every page says so', async ({ page }) => {
  const gateway = await run('drivebay', [], { PORT: '0' });
  const url = urlIn(gateway.line);
  for (const path of ['', 'isos', 'vps/vps_leftin/iso', `isos/${PUBLISHED_ISO}`]) {
    await page.goto(new URL(path, url).href);
    await expect(page.getByText('Sandbox', { exact: true })).toBeVisible();
  }
  // Or the page calls a gateway that is gone.
  await page.goto('about:blank');
  await gateway.stop();
});

for (const coding of ['identity', 'gzip', 'br'])
  test(`the search for keys finds one in a body and in headers, ${coding}`, async ({ request }) => {
    const keys = ['"canMount"', 'x-iso-request-id'];
    const gateway = await run('drivebay', [], { PORT: '0', ...searchResponses(keys) });
    const path = '/api/hostup/vps/vps_library5000/iso';
    const response = await request.get(new URL(path, urlIn(gateway.line)).href, {
      headers: { 'accept-encoding': coding },
    });
    expect(response.headers()['content-encoding'] ?? 'identity').toBe(coding);
    await expect.poll(gateway.output).toContain(`key in the body of ${path}`);
    expect(gateway.output()).toContain(`key in the headers of ${path}`);
    await gateway.stop();
  });

test('no key is in the built bundle', ({ sandbox }) => {
  const { HOSTUP_API_KEY = '', VPSBG_API_KEY = '' } = process.env;
  const keys = [...sandbox.allKeys, HOSTUP_API_KEY, VPSBG_API_KEY].filter(Boolean);
  const files = readdirSync(join(DIST, 'app'), { recursive: true, withFileTypes: true });
  const bundle = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  expect(bundle.length).toBeGreaterThan(10);
  for (const file of bundle) expect(holdsKey(readFileSync(file, 'latin1'), keys), file).toBe(false);
});

for (const [name, value] of [
  ['PORT', 'eighty'],
  ['HOSTUP_API_URL', 'http://127.0.0.1:9'],
  ['HOST', '0.0.0.0'],
] as const) {
  test(`a bad ${name} stops the start with one sentence that names it`, async () => {
    const env = { PORT: '0', HOSTUP_API_KEY: 'secret-canary-key', [name]: value };
    const failure = await run('drivebay', [], env).then(
      () => 'started',
      (error: unknown) => String(error),
    );
    expect(failure).toContain(name);
    expect(failure).toContain('ended with 1');
    expect(failure).not.toContain('secret-canary-key');
  });
}
