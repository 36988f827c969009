import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCodePoint } from '../../../scripts/proofs/any-code-point.ts';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { recognise, type Recognised } from './recognise.ts';

/** Names of fields have the form of an id (`vps_name`): they are read as names. */
const FIELD_NAMES = new Set(['vps_id', 'vps_ids', 'vps_name', 'vps_uuid']);
const vpsId = fc
  .stringMatching(/^vps_(?:[a-z]{3,13}\d{0,4}|[0-9a-z]{26})$/)
  .filter((id) => !FIELD_NAMES.has(id));
const isoId = fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String);

function idsOf(result: Recognised) {
  if (result.kind === 'nothing') return [];
  return result.kind === 'several' || result.kind === 'unsure' ? result.found : [result];
}

describe('properties', () => {
  const piece = fc.oneof(
    fc.string({ unit: anyCodePoint }),
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
    '*a',
    '**',
    '_vps_a',
    '<b ',
    'isos 1,',
    'ISO file with the id ',
    'vps_a ',
    'https://urldefense.com/v3/__*',
    'aGVsbG8g',
    '=?utf-8?B?aGVs',
    '=?utf-8?Q?a?= ',
    '#1 / ',
    'ISO 1-',
    'vps_1a ',
    'vps_1a\n1b\n',
    'ISO 400 f/2 ',
    'vps_1a…',
    'id:1 name: ',
    'id,name\n1,a.iso\n',
    'id,"\n',
    '?isos=1&',
    '<td>',
    '[.]',
  ])(
    'reading %j costs as it grows: one text of 100,000 costs what 16 of 6,250 do, far from 16 times that',
    (unit) => {
      const cpuOf = (times: number, length: number) => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        const before = process.cpuUsage();
        for (let n = 0; n < times; n += 1) {
          recognise(text);
          recognise(`## Drivebay diagnostics\n${text}!`);
        }
        return process.cpuUsage(before).user / 1_000;
      };
      // A busy machine makes one reading dear, never cheap: the cheapest of several counts.
      let [parts, whole] = [Infinity, Infinity];
      for (let tries = 0; tries < 10; tries += 1) {
        parts = Math.min(parts, cpuOf(16, 6_250));
        whole = Math.min(whole, cpuOf(1, 100_000));
        // Of a few ms the clock's own steps are a large part.
        if (whole < 4 * Math.max(5, parts)) break;
      }
      expect(whole / Math.max(5, parts)).toBeLessThan(4);
    },
  );
});
