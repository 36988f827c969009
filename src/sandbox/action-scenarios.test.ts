import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actionScenarios } from './action-scenarios.ts';

test('each way in which an action can go is met in a browser', () => {
  const specs = ['actions.spec.ts', 'actions-scenarios.spec.ts']
    .map((name) => readFileSync(new URL(`../../e2e/${name}`, import.meta.url), 'utf8'))
    .join('');
  const unmet = Object.keys(actionScenarios).filter((name) => !specs.includes(`'${name}'`));
  expect(unmet).toEqual([]);
});
