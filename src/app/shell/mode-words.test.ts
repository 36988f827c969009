import { expect, test } from 'vitest';
import { modeWords } from './mode-words.ts';

test.each([
  ['sandbox', { '*': ['mount'] }, 'Sandbox'],
  ['owner', {}, 'Read only'],
  ['owner', { '*': ['mount'] }, 'Actions on'],
  ['owner', { '*': [] }, 'Read only'],
  ['embed', { vps_1: ['restart'] }, 'Actions on'],
] as const)('%s with %j is called %s', (mode, allowed, name) => {
  const actions = Object.fromEntries(Object.entries(allowed).map(([id, verbs]) => [id, [...verbs]]));
  expect(modeWords({ mode, actions }).name).toBe(name);
});
