import fc from 'fast-check';
import { expect, test } from 'vitest';
import mediaSample from '../../src/contracts/hostup/samples/iso-media.json';
import { hostileResponses } from './hostile-json.ts';

test('a seed makes the same responses again, and each of them can be sent', () => {
  const made = () =>
    fc.sample(hostileResponses(mediaSample), { seed: 4, numRuns: 3_000 }).map((json) => JSON.stringify(json));
  expect(made()).toEqual(made());
});
