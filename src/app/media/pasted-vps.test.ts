import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedVps } from './pasted-vps.ts';

const ID = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';

describe('what was pasted', () => {
  it.each([
    ID,
    `  ${ID}\n`,
    `"${ID}"`,
    `‘${ID}’`,
    `<${ID}>,`,
    `(${ID}).`,
    ID.toUpperCase(),
    `http://127.0.0.1:4173/vps/${ID}/iso`,
    `https://drivebay.example/vps/${ID}/iso?q=ubuntu#drives`,
    `/vps/${ID}`,
    `GET https://cloud.hostup.se/api/v2/vps/${ID}/iso`,
  ])('%j names the VPS', (pasted) => {
    expect(pastedVps(pasted)).toEqual({ vpsId: ID });
  });

  it.each([
    ['', 'Paste the id of a VPS'],
    ['  "" ', 'Paste the id of a VPS'],
    ['iso_01hxa3b4c5d6e7f8g9h0j1k2m3', 'id of an ISO'],
    ['web-01', '“web-01” is not the id of a VPS'],
    ['vps_', '“vps_” is not the id of a VPS'],
    ['vps_a/../../keys', 'is not the id of a VPS'],
    ['/vps/vps_%2e%2e/iso', 'is not the id of a VPS'],
    [`vps_${'a'.repeat(41)}`, 'is not the id of a VPS'],
    ['vps_\u202Eabc', '\\u{202E}'],
  ])('%j is answered with a sentence', (pasted, sentence) => {
    expect(pastedVps(pasted)).toEqual({ problem: expect.stringContaining(sentence) });
  });

  it('names only ids that may be put into a path, and never answers at length', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 500 })), (pasted) => {
        const read = pastedVps(pasted);
        const id = 'vpsId' in read ? read.vpsId : ID;
        const problem = 'problem' in read ? read.problem : '';
        expect(id).toMatch(/^vps_[0-9a-z]{1,40}$/);
        expect(problem.length).toBeLessThan(500);
      }),
    );
  });
});
