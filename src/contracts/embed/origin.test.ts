import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCodePoint } from '../../../scripts/proofs/any-code-point.ts';
import { isExactOrigin } from './origin.ts';

test.each([
  'https://panel.example.com',
  'https://panel.example.com:8443',
  'https://a',
  'https://xn--bcher-kva.example',
  'https://192.0.2.1',
  'http://localhost',
  'http://localhost:5173',
  'http://127.0.0.1:8080',
  'http://[::1]:8080',
])('%s is an exact origin', (origin) => expect(isExactOrigin(origin)).toBe(true));

test.each([
  '',
  'null',
  '*',
  'https://*',
  'https://*.example.com',
  'https://panel.example.com/',
  'https://panel.example.com/path',
  'https://panel.example.com?x',
  'https://panel.example.com#x',
  'https://panel.example.com:443',
  'https://panel.example.com:0443',
  'https://panel.example.com:99999',
  'https://Panel.example.com',
  'HTTPS://panel.example.com',
  'https://user@panel.example.com',
  'https://panel.example.com.',
  'https://-a.example',
  'https://bücher.example',
  'https://a b',
  'https://a;b',
  "https://a'b",
  'https://a,b',
  'https://a.example https://b.example',
  ' https://a.example',
  'https://a.example\n',
  'http://panel.example.com',
  'http://localhost.example.com',
  'http://192.0.2.1',
  'http://localhost:80',
  'ftp://a.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'https:',
  'https://',
  'https://1',
  `https://${'a.'.repeat(200)}example`,
])('%j is not an origin', (text) => expect(isExactOrigin(text)).toBe(false));

test('whatever passes is what a browser calls its origin, and no more than one source of a policy', () => {
  const like = fc.stringMatching(/^https?:\/\/[a-z0-9.:\-[\]*;, '@/]{0,20}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: anyCodePoint }), like, fc.webUrl()), (text) => {
      if (!isExactOrigin(text)) return;
      expect(new URL(text).origin).toBe(text);
      expect(text).not.toMatch(/[\s;,'"*@]/);
    }),
    { numRuns: 500 },
  );
});
