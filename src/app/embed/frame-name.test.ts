import { expect, test } from 'vitest';
import { keepInName } from './frame-name.ts';

function kept(name: string, ...changes: Parameters<typeof keepInName>[0][]) {
  const self = { name };
  for (const change of changes) keepInName(change, self);
  return self.name;
}

test('a reload begins with the theme and the look that came last', () => {
  const begun = '{"theme":"light","appearance":{"radius":4}}';
  expect(kept(begun, { theme: 'dark' })).toBe('{"theme":"dark","appearance":{"radius":4}}');
  expect(kept(begun, { appearance: '{"radius":8}' })).toBe('{"theme":"light","appearance":{"radius":8}}');
  expect(kept('', { theme: 'dark' }, { appearance: '{}' })).toBe('{"theme":"dark","appearance":{}}');
});

test('what is no JSON is no look', () => {
  expect(kept('{not JSON', { theme: 'dark' })).toBe('{"theme":"dark"}');
  expect(kept('', { appearance: '{"radius"' })).toBe('{"appearance":null}');
});

test('a name that is the target of links stays', () => {
  expect(kept('media', { theme: 'dark' })).toBe('media');
});
