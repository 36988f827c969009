import { expect, test } from 'vitest';
import { isManageUrl } from './manage-url.ts';

test.each([
  'https://cloud.hostup.se',
  'https://panel.example/servers?tab=iso#media',
  'https://panel.example:8443/',
])('%s may be linked to', (url) => {
  expect(isManageUrl(url)).toBe(true);
});

test.each([
  '',
  'panel.example',
  'http://panel.example/',
  'http://localhost/',
  'javascript:alert(1)',
  'data:text/html,x',
  '//panel.example/',
  'https://user@panel.example/',
  'https://user:password@panel.example/',
  `https://panel.example/${'a'.repeat(2_000)}`,
])('%s may not', (url) => {
  expect(isManageUrl(url)).toBe(false);
});
