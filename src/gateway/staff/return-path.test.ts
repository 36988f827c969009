import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageAt } from '../../contracts/pages.ts';
import { returnPath } from './return-path.ts';

const OWN = 'https://iso.company.example';
const EVIL = 'evil.example';

test.each([
  ['/', '/'],
  ['/vps/vps_1/iso?account=main', '/vps/vps_1/iso?account=main'],
  ['/isos/12?account=main&view=customer&details=1', '/isos/12?account=main&view=customer&details=1'],
  ['/isos?account=main#part', '/isos?account=main'],
  ['/isos?next=https://evil.example&account=main', '/isos?account=main'],
])('%s leads to %s', (wanted, to) => {
  expect(returnPath(wanted)).toBe(to);
});

test.each([
  `https://${EVIL}`,
  `http:${EVIL}`,
  `//${EVIL}`,
  `///${EVIL}`,
  `/\\${EVIL}`,
  `\\\\${EVIL}`,
  `/\t/${EVIL}`,
  `/\n/${EVIL}`,
  `\t//${EVIL}`,
  ` //${EVIL}`,
  `/%2f${EVIL}`,
  `/%2f%2f${EVIL}`,
  `/%5c${EVIL}`,
  `/%09/${EVIL}`,
  `/.//${EVIL}`,
  `/..//${EVIL}`,
  `@${EVIL}`,
  `//iso.company.example@${EVIL}`,
  `/\u2215${EVIL}`,
  `/\uFF0F${EVIL}`,
  `\uFF0F\uFF0F${EVIL}`,
  `/isos\r\nLocation: https://${EVIL}`,
  `/isos%0d%0aSet-Cookie:x=y`,
  `/isos\u0000`,
  `/ISOS`,
  `/isos/`,
  `javascript:alert(1)`,
  `data:text/html,x`,
  `/vps/..%2f..%2fauth/logout/iso`,
  '/sign-in?return=/isos',
  '/auth/login?return=/',
  '/embed/acme/isos',
  '/api/session',
  '/token',
  '',
])('%j leads to the first page', (wanted) => {
  expect(returnPath(wanted)).toBe('/');
});

test('whatever a link says, a sign-in leads to a page of this gateway', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '%2f',
    '%5c',
    '@',
    ':',
    '?',
    '#',
    '&',
    '=',
    '\t',
    '\r',
    '\n',
    '.',
    EVIL,
  );
  const part = fc.oneof(
    piece,
    fc.constantFrom('isos', 'vps/vps_1/iso', 'account=', 'view=', '//'),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      (wanted) => {
        const to = returnPath(wanted);
        const url = new URL(to, OWN);
        expect(url.origin).toBe(OWN);
        expect(url.pathname + url.search).toBe(to);
        expect(pageAt(url.pathname)).toBeDefined();
      },
    ),
    { numRuns: 2_000 },
  );
});
