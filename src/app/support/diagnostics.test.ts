import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import mediaSample from '../../contracts/hostup/samples/iso-media.json' with { type: 'json' };
import isoSample from '../../contracts/vpsbg/samples/iso.json' with { type: 'json' };
import { iso } from '../../contracts/vpsbg/iso.ts';
import { RequestError } from '../http/errors.ts';
import { diagnostics, type DiagnosticsInput } from './diagnostics.ts';
import { codeSpan } from './markdown.ts';
import { pageLink } from './page-link.ts';
import { recognise } from './recognise.ts';

const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
const AT = Date.UTC(2026, 3, 27, 12, 34, 56);
const CANARY = 'Zk3Qx9Lm2Vb7Rt5Wp8Yc4Nd6Hs1Jf0Ga';

/** An input in which every text from outside is `text`. */
function inputWith(text: string): DiagnosticsInput {
  return {
    href: `https://drivebay.example/vps/${VPS}/iso?q=${encodeURIComponent(text)}&token=${CANARY}`,
    session: {
      mode: 'owner',
      role: 'owner',
      providers: { hostup: true, vpsbg: true },
      actions: {},
      version: text,
      manageUrl: null,
      names: {},
    },
    vpsId: VPS,
    isoIds: ['12'],
    media: v.parse(isoMedia, {
      available: [{ id: text, name: text, displayName: text, sizeGb: 1, format: text }],
      mounted: [{ device: text, isoId: text, mounted: true, isCloudInit: false }],
      bootOrder: {
        order: [text],
        devices: { [text]: text },
        availableDevices: [{ id: text, name: text, type: 'cdrom' }],
      },
      availableDevices: [{ device: text, type: text, description: text, inUse: false }],
      actions: {
        canMount: { allowed: false, reason: text, code: text },
        canUpload: { allowed: true, reason: text },
      },
    }),
    downloads: [
      { id: 12, name: text, status: text, size: -1, downloaded: 0.5, created_at: text, deletion_at: text },
    ],
    resources: [
      {
        path: `/api/hostup/vps/${VPS}/iso`,
        asOf: AT,
        requestId: text,
        drift: [{ path: text, got: text, expected: text }],
      },
      {
        path: text,
        asOf: Number.NaN,
        requestId: null,
        drift: [{ path: '', got: 'nothing', expected: 'an object' }],
      },
    ],
    errors: [
      new RequestError({
        kind: 'server',
        detail: text,
        provider: 'hostup',
        path: text,
        at: AT,
        problem: {
          type: text,
          title: text,
          status: 502,
          detail: text,
          code: text,
          instance: text,
          requestId: text,
          timestamp: text,
          provider: 'hostup',
          upstream: {
            status: 500,
            code: text,
            title: text,
            detail: text,
            instance: text,
            requestId: text,
            timestamp: text,
            errors: [{ pointer: text, detail: text, code: text }, null],
          },
        },
      }),
    ],
    browser: {
      now: AT,
      offset: -2_345,
      timeZone: text,
      name: text,
      width: 1280,
      height: 800,
      visibility: 'visible',
      framed: false,
    },
  };
}

/** What CommonMark would see as more than literal text: everything outside of code spans and of the page's link. */
function outsideOfCode(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => line.replace(/^- Page: <https:\/\/drivebay\.example\/[^<> ]*>$/, '- Page'))
    .map((line) => line.replace(/(?<!`)(`+)(?!`)(?:.*?[^`])\1(?!`)/g, 'CODE'))
    .join('\n');
}

const HOSTILE = [
  '[free money](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
  '` <b>out</b> `',
  '``` \n\n# heading\n\n```',
  '`',
  '|a|b|\n|-|-|',
  'line one\nline two\r\n- item',
  '@everyone #12 https://evil.example',
  'ubuntu\u202Eosi.exe\u2066',
  '\u0000\u001B[31m',
  '\\`',
  ' ',
  '',
  '`'.repeat(5_000),
  'longname'.repeat(2_000),
];

describe('diagnostics', () => {
  it('says what the page says', () => {
    const text = diagnostics({
      ...inputWith('ok'),
      href: `https://drivebay.example/vps/${VPS}/iso?isos=12&details=1#top`,
      media: v.parse(isoMedia, mediaSample),
      downloads: [v.parse(iso, isoSample)],
      session: {
        mode: 'owner',
        role: 'owner',
        providers: { hostup: true, vpsbg: true },
        actions: {},
        version: '0.1.0',
        manageUrl: null,
        names: {},
      },
    });
    expect(text).toContain('## Drivebay diagnostics\n');
    expect(text).toContain(`- Page: <https://drivebay.example/vps/${VPS}/iso?isos=12&details=1>\n`);
    expect(text).toContain('- Drivebay: `0.1.0`, mode owner, role owner');
    expect(text).toContain(`- HostUp VPS: \`${VPS}\``);
    expect(text).toContain('- VPSBG ISO: `12`');
    expect(text).toContain('### Next start\n\n- `Tries the disk first`\n- `');
    expect(text).toMatch(/- Upload: (not )?allowed/);
    expect(text).toContain('status `downloaded`, 1,111,998,464 bytes of 1,111,998,464 bytes');
    expect(text).toContain('2026-04-27T12:34:56.000Z server at `ok`: `ok`');
    expect(text).toContain('  - gateway: HTTP 502, code `ok`, request `ok`');
    expect(text).toContain('  - tolerated: `ok: ok, ok expected`');
    expect(text).toContain(`\`HostUp GET /api/v2/vps/${VPS}/iso\` at 2026-04-27T12:34:56.000Z`);
    expect(text).toContain('this device is 2 s ahead of the gateway');
  });

  it('is read back by the lookup as the page it was made on', () => {
    const input = inputWith('ok');
    const text = diagnostics({ ...input, href: `https://x.example/vps/${VPS}/iso?isos=15`, isoIds: ['15'] });
    expect(recognise(text)).toEqual({ kind: 'vps', id: VPS, isos: ['15'] });
    expect(recognise(text.replaceAll('\n', '\r\n'))).toEqual({ kind: 'vps', id: VPS, isos: ['15'] });
    expect(recognise(diagnostics({ ...input, href: 'https://x.example/isos/9' }))).toEqual({
      kind: 'iso',
      id: '9',
    });
  });

  it.each(HOSTILE)('keeps %j in its place', (text) => {
    const markdown = diagnostics(inputWith(text));
    // Only words of our own are left: letters, digits and the punctuation of our sentences.
    expect(outsideOfCode(markdown)).toMatch(/^[A-Za-z0-9 \n#.,:;()×’+-]*$/);
    expect(markdown.split('\n').length).toBeLessThan(60);
    // eslint-disable-next-line no-control-regex -- they must not get through
    expect(markdown).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/);
    expect(markdown).not.toMatch(/NaN|undefined|Invalid Date|\[object|Infinity/);
  });

  it('keeps any text in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', ' ', '\\', '\n', '<', '[', 'a', '*') }), (text) => {
        expect(outsideOfCode(diagnostics(inputWith(text)))).toMatch(/^[A-Za-z0-9 \n#.,:;()×’+-]*$/);
      }),
    );
  });

  it.each([
    `Bearer ${CANARY}`,
    CANARY,
    `https://me:${CANARY}@x.example/?token=${CANARY}`,
    `{"api_key":"${CANARY}"}`,
  ])('says no secret of %s', (text) => {
    expect(diagnostics(inputWith(text))).not.toContain(CANARY);
    expect(diagnostics(inputWith(`${'x'.repeat(170)} ${text}`))).not.toContain(CANARY.slice(0, 8));
  });

  it('has the words of the provider about an error', () => {
    expect(diagnostics(inputWith('Slow down'))).toContain(
      [
        '  - provider’s message: title `Slow down`, detail `Slow down`',
        '  - provider’s error at `Slow down`: `Slow down`, code `Slow down`',
      ].join('\n'),
    );
  });

  it.each([
    ['/api/staff/lookup?q=Anna%20Svensson%20has%20paid', 'at `/api/staff/lookup?q=…`:'],
    ['/api/staff/lookup?q=a%26limit%3DSvensson', 'at `/api/staff/lookup?q=…`:'],
    ['/api/staff/lookup?q=why?+Svensson', 'at `/api/staff/lookup?q=…`:'],
    [
      '/api/hostup/vps?name=Svensson&limit=100&cursor=Svensson&account=main',
      'at `/api/hostup/vps?name=…&limit=100&cursor=…&account=main`:',
    ],
  ])('leaves out what was looked for at %s: it may be a customer’s words', (path, shown) => {
    const input = inputWith('ok');
    const failed = new RequestError({ kind: 'server', detail: 'It failed.', provider: null, path, at: AT });
    const resources = [{ path, asOf: AT, requestId: null, drift: [] }];
    const text = diagnostics({ ...input, resources, errors: [failed] });
    expect(text).toContain(shown);
    expect(text).not.toContain('Svensson');
  });

  it('counts what is too much to list', () => {
    const input = inputWith('ok');
    const [one] = input.downloads;
    const text = diagnostics({ ...input, downloads: one ? Array.from({ length: 5_000 }, () => one) : [] });
    expect(text).toContain('- and 4960 more');
    expect(text.length).toBeLessThan(20_000);
  });

  it('does without anything that is not known', () => {
    const text = diagnostics({
      ...inputWith('ok'),
      href: 'about:blank',
      session: null,
      vpsId: null,
      isoIds: [],
      media: null,
      downloads: [],
      resources: [],
      errors: [],
    });
    expect(text).toContain('- Page: unknown\n- Drivebay: the gateway’s version is not known\n');
    expect(text).not.toContain('### Downloads');
  });
});

describe('code spans', () => {
  it.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['a``', '``` a`` ```'],
    ['', '(empty)'],
    ['a\nb', '`a\\nb`'],
  ])('%j becomes %s', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });
});

describe('page link', () => {
  it.each([
    ['https://x.example/isos?tab=ready&q=debian', 'https://x.example/isos?q=debian&tab=ready'],
    ['https://u:p@x.example/isos?token=a&cursor=b#access_token=c', 'https://x.example/isos'],
    [`https://x.example/isos?q=${CANARY}`, 'https://x.example/isos'],
    [`https://x.example/${CANARY}`, 'https://x.example/[redacted]'],
    ['https://x.example/<b>`', 'https://x.example/%3Cb%3E%60'],
    ['javascript:alert(1)', null],
    ['nonsense', null],
  ])('%s', (href, link) => {
    expect(pageLink(href)).toBe(link);
  });
});
