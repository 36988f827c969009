import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actionScenarios } from './action-scenarios.ts';

test('each way in which an action can go is met in a browser', () => {
  const folder = new URL('../../e2e/', import.meta.url);
  const specs = readdirSync(folder)
    .filter((name) => /^actions-.*\.spec\.ts$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('');
  const unmet = Object.keys(actionScenarios).filter((name) => !specs.includes(`'${name}'`));
  expect(unmet).toEqual([]);
});
