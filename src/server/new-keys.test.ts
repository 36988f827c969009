import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
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

test('keys are written outside the project, the private one for its owner alone, and never over others', () => {
  const { folder, project } = startProject();
  const [privateFile = '', publicFile = ''] = writeKeys(join(folder, 'keys'), project);
  expect([privateFile, publicFile].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o644]);
  expect(() => writeKeys(join(folder, 'keys'), project)).toThrow('holds none yet');
  expect(() => writeKeys(join(folder, 'project-keys'), project)).not.toThrow();
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
