import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../gateway/server.ts';
import { FAULTS } from '../sandbox/faults.ts';
import { compose } from './compose.ts';

/** They take longer than a visitor should have to wait for another scenario. */
const SLOW = new Set(['slow', 'silence', 'headersonly', 'stall', 'drip', 'huge', 'gzipbomb']);

test('no scenario of the sandbox holds up another', async () => {
  const composition = await compose({ PORT: '0', LOG_LEVEL: 'silent' });
  const server = await listen(composition.app, composition.settings);
  onTestFinished(async () => {
    await server.close();
    await composition.close();
  });
  const get = (path: string) => fetch(`${server.url}/api/${path}`);
  const statusOf = async (path: string) => (await get(path)).status;
  const visits = Object.keys(FAULTS).map((name) => ({ name, done: get(`hostup/vps/vps_${name}1/iso`) }));
  for (const { done } of visits) done.catch(() => 'the server was closed');
  await Promise.all(visits.filter(({ name }) => !SLOW.has(name)).map(({ done }) => done));

  const huge = await get('hostup/vps/vps_ratelimithuge1/iso');
  expect([huge.status, huge.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^(60|5\d)$/)]);
  expect(await huge.json()).toMatchObject({ resourceOnly: true });
  expect(await statusOf('hostup/vps')).toBe(200);
  expect(await statusOf('hostup/vps/vps_ubuntu/iso')).toBe(200);
  expect(await statusOf('vpsbg/isos')).toBe(200);
}, 20_000);

test('a reload by SIGHUP, with no file to read again, does not end the process', async () => {
  const { isTTY } = process.stderr;
  process.stderr.isTTY = false;
  onTestFinished(() => void (process.stderr.isTTY = isTTY));
  const before = process.listenerCount('SIGHUP');
  const composition = await compose({ PORT: '0', LOG_LEVEL: 'silent' });
  // Without a listener the system ends it.
  expect(process.listenerCount('SIGHUP')).toBe(before + 1);
  await composition.close();
  expect(process.listenerCount('SIGHUP')).toBe(before);
});
