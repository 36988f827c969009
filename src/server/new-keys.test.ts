import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readTenants } from '../gateway/embed/tenants.ts';
import { writeKeys } from './new-keys.ts';

/** A project beside an empty folder. */
function startProject() {
  const folder = mkdtempSync(join(tmpdir(), 'drivebay-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const project = join(folder, 'project');
  mkdirSync(join(project, 'public'), { recursive: true });
  symlinkSync(project, join(folder, 'link'));
  return { folder, project };
}

test('keys are written outside the project with a file that names them, the private one for its owner alone, never over others', async () => {
  const { folder, project } = startProject();
  const [privateFile = '', publicFile = '', config = ''] = writeKeys(join(folder, 'keys'), project);
  expect([privateFile, publicFile].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o644]);
  expect(() => writeKeys(join(folder, 'keys'), project)).toThrow('holds no keys and no embed.json yet');
  expect(() => writeKeys(join(folder, 'project-keys'), project)).not.toThrow();
  const environment = { ACME_HOSTUP_KEY: 'a', ACME_HOSTUP_WRITE_KEY: 'b', ACME_VPSBG_KEY: 'c' };
  const { tenants } = await readTenants(config, environment);
  expect(tenants.map(({ id }) => id)).toEqual(['acme']);
});

test.each([
  'project',
  'project/public',
  'project/new/folder',
  'project/..keys',
  'link/keys',
  'project/../project',
])('no key is written into the project: %s', (place) => {
  const { folder, project } = startProject();
  expect(() => writeKeys(`${folder}/${place}`, project)).toThrow('is inside the project');
  expect(readdirSync(project)).toEqual(['public']);
  expect(existsSync(join(project, 'public', 'embed-private.pem'))).toBe(false);
});
