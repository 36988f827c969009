import { expect, test } from 'vitest';
import { RequestError } from '../http/errors.ts';
import * as m from '../http/messages/errors.en.ts';
import { currentLanguage } from '../text/localised.ts';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { diagnostics, type DiagnosticsInput } from './diagnostics.ts';

const INPUT: DiagnosticsInput = {
  href: 'https://drivebay.example/isos/12',
  session: null,
  vpsId: null,
  isoIds: ['12'],
  media: null,
  downloads: [],
  resources: [
    {
      path: '/api/vpsbg/isos/12',
      asOf: Date.UTC(2026, 10, 21),
      requestId: 'r-1',
      drift: [{ path: 'size', got: '"7"', expected: 'a number or null' }],
    },
  ],
  errors: [
    new RequestError({
      kind: 'timeout',
      detail: () => m.noResponse({ seconds: '12' }),
      provider: 'vpsbg',
      path: '/api/vpsbg/isos/12',
      at: Date.UTC(2026, 10, 21),
    }),
  ],
  browser: {
    now: Date.UTC(2026, 10, 21),
    offset: null,
    timeZone: 'Europe/Sofia',
    name: 'Firefox 128 on Linux',
    width: 1280,
    height: 800,
    visibility: 'visible',
    framed: false,
  },
};

test('the diagnostics are in English whatever the page’s language: engineers read them', () => {
  const [english, ...others] = SPOKEN.map((language) => inLanguage(language, () => diagnostics(INPUT)));
  expect(english).toContain('No response within 12 s.');
  expect(english).toContain('a number or null expected');
  expect(others).toEqual(others.map(() => english));
});

test('the page goes on in its language', () => {
  const after = inLanguage('sv', () => {
    diagnostics(INPUT);
    return [currentLanguage(), m.checkNetwork()];
  });
  expect(after).toEqual(['sv', 'Kontrollera nätverket.']);
});
