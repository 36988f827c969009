import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { DIST } from './processes.ts';

/** A copy of the build, below this project so that Node finds its package.json. */
export function copyOfBuild(): string {
  const copy = test.info().outputPath('dist');
  cpSync(DIST, copy, { recursive: true });
  return copy;
}

/** The same build without some of its scripts. */
export function buildWithout(scripts: RegExp): string {
  const build = copyOfBuild();
  const assets = join(build, 'app', 'assets');
  const gone = readdirSync(assets).filter((name) => scripts.test(name));
  expect(gone).not.toHaveLength(0);
  for (const name of gone) rmSync(join(assets, name));
  return build;
}
