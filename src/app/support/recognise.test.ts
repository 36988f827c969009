import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { recognise, type Recognised } from './recognise.ts';

const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
const vps = { kind: 'vps', id: VPS };
const iso = { kind: 'iso', id: '12' };

describe('one id', () => {
  it.each<[string, Recognised | object]>([
    [VPS, vps],
    [` "${VPS}" `, vps],
    [`«${VPS}».`, vps],
    [`VPS_01HXA3B4C5D6E7F8G9H0J1K2M3`, vps],
    [`vps_01hxa3b4c5\u200Bd6e7f8g9h0j1k2m3\uFEFF`, vps],
    [`my server is ${VPS}, it will not boot`, vps],
    [`https://drivebay.example/vps/${VPS}/iso`, vps],
    [`https://drivebay.example/vps/${VPS}/iso?isos=12,15&token=abc`, { ...vps, isos: ['12', '15'] }],
    [`https://drivebay.example/vps/${VPS}/iso?sort=name&isos=12%2C15`, { ...vps, isos: ['12', '15'] }],
    [`https://drivebay.example/vps/${VPS}/iso?isos=abc`, vps],
    [`https://drivebay.example/embed/acme/vps/${VPS}/iso`, vps],
    [`https://cloud.hostup.se/api/v2/vps/${VPS}/iso`, vps],
    [`curl -H 'Authorization: Bearer k3y' https://cloud.hostup.se/api/v2/vps/${VPS}/iso`, vps],
    [`{"vps_id": "${VPS}"}`, vps],
    [`/vps/vps_leftin/iso`, { kind: 'vps', id: 'vps_leftin' }],
    ['12', iso],
    ['#12', iso],
    ['ISO 12', iso],
    ['iso #12', iso],
    ['ISO id: 12', iso],
    ['“12”', iso],
    ['ISO 9660', { kind: 'iso', id: '9660' }],
    ['https://drivebay.example/isos/12', iso],
    ['https://drivebay.example/isos/12?details=1.', iso],
    ['curl -H "Authorization: Bearer 12|abc" https://api.vpsbg.eu/v1/isos/12', iso],
    ['The download ISO 12 stands still since yesterday.', iso],
    ['"primary_iso_id": 12', iso],
    ['ISO 12 is not ISO 9660, and 4 GB', iso],
  ])('%s', (text, expected) => {
    expect(recognise(text)).toEqual(expected);
  });
});

describe('several ids', () => {
  it('lists them, the VPSs first, each once', () => {
    expect(recognise(`ISO 12 on ${VPS} or vps_other1, see /isos/12 and ISO 15`)).toEqual({
      kind: 'several',
      found: [vps, { kind: 'vps', id: 'vps_other1' }, iso, { kind: 'iso', id: '15' }],
      more: 0,
    });
    expect(recognise('12, 15')).toEqual({
      kind: 'several',
      found: [iso, { kind: 'iso', id: '15' }],
      more: 0,
    });
  });

  it('cuts a long list and says how many more there are', () => {
    const ids = Array.from({ length: 50 }, (_, n) => `vps_a${n}`).join(' ');
    const result = recognise(ids);
    expect(result).toMatchObject({ kind: 'several', more: 30 });
  });

  it('opens the page that a diagnostics text was made on', () => {
    const text = `## Drivebay diagnostics\n\n- Page: <https://x.example/vps/${VPS}/iso?isos=15>\n\n### Downloads\n- ISO 12: ISO 15`;
    expect(recognise(text)).toEqual({ ...vps, isos: ['15'] });
    expect(recognise(text.replace(/- Page.*/, ''))).toMatchObject({ kind: 'several' });
  });
});

describe('nothing', () => {
  it.each([
    ['', 'nothing to read'],
    [' \n "" ', 'There is'],
    ['0', 'whole number from 1'],
    ['1234567890123456', 'whole number from 1'],
    ['015', 'whole number from 1'],
    ['-15', 'no id'],
    ['1e3', 'no id'],
    ['/isos/15x', 'no id'],
    ['iso_01hxa3b4c5d6e7f8g9h0j1k2m3', 'image in HostUp’s library'],
    ['vps_', 'not the whole id'],
    ['vps-123', 'not the whole id'],
    [`vps_${'a'.repeat(41)}`, 'not the whole id'],
    ['req_01hxa3b4c5d6e7f8g9h0j1k2m3', 'request, job or order'],
    ['anna@example.com', 'e-mail'],
    ['192.0.2.17', 'IP address'],
    ['2001:db8::17', 'IP address'],
    ['web1.example.com', 'host name'],
    ['https://drivebay.example/isos', 'neither the id'],
    ['Ubuntu 24.04', 'no id'],
    ['ISO 24.04', 'no id'],
    ['Authorization: Bearer vps_abc123', 'API key or a token'],
    ['https://x.example/?token=vps_abc123', 'API key or a token'],
    ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ2cHNfYWJjIn0.c2ln', 'API key or a token'],
  ])('%#: %j', (text, why) => {
    const result = recognise(text);
    expect(result).toMatchObject({ kind: 'nothing' });
    expect(result.kind === 'nothing' && result.why).toContain(why);
  });
});

it('does not read a text of more than 200,000 characters', () => {
  expect(recognise(VPS.padStart(200_001))).toMatchObject({ kind: 'nothing' });
});

const vpsId = fc.stringMatching(/^vps_[0-9a-z]{5,26}$/);
const isoId = fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String);

function idsOf(result: Recognised) {
  if (result.kind === 'nothing') return [];
  return result.kind === 'several' ? result.found : [result];
}

describe('properties', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'vps_',
      'VPS_',
      'iso ',
      '#',
      '/isos/',
      '/vps/',
      '?isos=',
      'Bearer ',
      'token=',
      '\n',
      '"',
      '%',
      '12',
    ),
  );

  it('never throws, and every id it returns is one', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const found = idsOf(recognise(pieces.join('')));
        const vpss = found.filter((each) => each.kind === 'vps');
        const isos = found.filter((each) => each.kind === 'iso').map(({ id }) => id);
        for (const { id } of vpss) expect(id).toMatch(ASSUMED_HOSTUP_VPS_ID);
        for (const id of [...isos, ...vpss.flatMap((vps) => vps.isos ?? [])]) {
          expect(id).toMatch(ASSUMED_VPSBG_ISO_ID);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds ids hidden in a long text', () => {
    const filler = fc.array(fc.lorem({ maxCount: 30 }), { maxLength: 30 }).map((lines) => lines.join('\n- '));
    fc.assert(
      fc.property(filler, vpsId, filler, isoId, filler, (a, vpsIdOne, b, isoIdOne, c) => {
        const result = recognise(`${a}\n- VPS: \`${vpsIdOne}\`\n${b}\n- /isos/${isoIdOne}: ${c}`);
        expect(idsOf(result)).toEqual([
          { kind: 'vps', id: vpsIdOne },
          { kind: 'iso', id: isoIdOne },
        ]);
      }),
    );
  });

  it('never says anything of the text it could not recognise', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z]{12,40}$/), (word) => {
        const result = recognise(word);
        expect(result.kind === 'nothing' && !result.why.includes(word)).toBe(true);
      }),
    );
  });

  it.each([
    'vps_',
    'iso ',
    'iso_id: ',
    '/isos/1',
    '1 ',
    '12,',
    '"',
    "'",
    'token=',
    'token="',
    'Bearer ',
    '://',
    'a.',
    'a@',
    '-----BEGIN PRIVATE KEY-----',
    '/vps/vps_a?isos=',
    '[redacted]',
    'cookie:',
    'eyJaaaaaaaa.',
    '0:',
    '\u200B',
    '- Page: ',
    ' ',
    'aB1-',
  ])('reads 100 KB of %j in no time', (unit) => {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    const from = performance.now();
    recognise(text);
    recognise(`## Drivebay diagnostics\n${text}!`);
    // 1 ms on an idle machine for most; a quadratic pattern takes minutes.
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
