import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

const CANARY = 'Zk3Qx9Lm2Vb7Rt5Wp8Yc4Nd6Hs1Jf0Ga';

describe('redact', () => {
  it.each([
    `Authorization: Bearer ${CANARY}`,
    `curl -H 'authorization: Bearer short1'`,
    `"Authorization": "Basic dXNlcjpjYW5hcnk="`,
    `Bearer short-but-secret`,
    `https://user:hunter22@cloud.hostup.se/api`,
    `curl -u me:hunter22 https://x.example`,
    `https://x.example/vps?token=hunter22&sort=name`,
    `https://x.example/#access_token=hunter22`,
    `HOSTUP_API_KEY=hunter22`,
    `"api_key": "two words"`,
    `password: 'it is long'`,
    `Cookie: hostup_session=hunter22; a=b`,
    `https://x.example/?key=hunter22`,
    `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`,
    `12|${CANARY}`,
    `sk_live_4eC39HqLyjWDarjt`,
    `hostup_0123456789abcdef`,
    `5f4dcc3b5aa765d61d8327deb882cf99`,
    CANARY,
    `-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----`,
  ])('takes the secret out of %s', (text) => {
    expect(redact(text)).not.toBe(text);
    expect(redact(text)).not.toMatch(
      /hunter22|Zk3Qx9|short1|short-but|dXNlcjpj|eyJhbG|4eC39H|0123456789|two words|it is long|5f4dcc|MIIE/,
    );
  });

  // Put together here, so that no scanner takes this file for a leak.
  const MADE = 'AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIj';
  it.each([
    'glpat-',
    'gldt-',
    'glrt-',
    'AIza',
    'ghp_',
    'gho_',
    'github_pat_',
    'xoxb-',
    'xoxp-',
    'xapp-',
    'sk-',
    'sk-proj-',
    'sk-ant-',
    'sk_live_',
    'sk_test_',
    'rk_live_',
    'whsec_',
    'npm_',
    'hf_',
    'dckr_pat_',
    'shpat_',
    'dop_v1_',
    'ya29.',
    'GOCSPX-',
    'SG.',
    'hvs.',
    'pypi-',
    'ATATT3',
  ])('knows the keys of other services by %s', (prefix) => {
    for (const text of [`${prefix}${MADE}`, `note ${prefix}${MADE}, and more`, `"${prefix}${MADE}"`]) {
      expect(redact(text)).not.toContain('GhIjKl');
      expect(redact(text)).toContain('[redacted]');
    }
  });

  it.each(['AKIA', 'ASIA'])('knows the key ids of AWS by %s', (prefix) => {
    expect(redact(`id ${prefix}ABCDEFGHIJKLMNOP here`)).toBe('id [redacted] here');
  });

  it('knows a PGP key and a webhook', () => {
    const pgp = `-----BEGIN PGP PRIVATE KEY BLOCK-----\n${MADE}\n-----END PGP PRIVATE KEY BLOCK-----`;
    expect(redact(`a ${pgp} b`)).toBe('a [redacted] b');
    expect(redact(`https://hooks.slack.com/services/T0/B0/${MADE}`)).not.toContain('GhIjKl');
  });

  it.each([
    'task-force-one-of-the-operations.iso',
    'sk-installer.iso',
    'npm_mirror.iso',
    'SG.iso',
    'vps_01hxa3b4c5d6e7f8g9h0j1k2m3',
    'iso_01hxa3b4c5d6e7f8g9h0j1k2m3 is mounted in CD/DVD 3 (ide2)',
    'req_01hxa3b4c5d6e7f8g9h0j1k2m3',
    '3f2b8c1e-9d4a-4f6b-8e21-0a1b2c3d4e5f',
    '/api/hostup/vps/vps_01hxa3b4c5d6e7f8g9h0j1k2m3/iso',
    'https://drivebay.example/vps/vps_abc123/iso?isos=12,15&sort=name',
    'ubuntu-24.04.1-live-server-amd64.iso',
    'AlmaLinux-9.5-x86_64-boot.iso',
    'Win11_24H2_EnglishInternational_x64v2.iso',
    'debian-12.5.0-amd64-netinst-with-nonfree-firmware-edition.iso',
    'pending_order',
    'A longer sentence about an order that is still pending.',
    '2026-04-27T12:34:56.000Z',
    '',
  ])('leaves %s alone', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('finds a marked secret in any surroundings, and redacting twice changes nothing', () => {
    const marks = fc.constantFrom(
      'Bearer ',
      'token=',
      '?api_key=',
      'Authorization: Bearer ',
      '12|',
      '://me:',
    );
    fc.assert(
      fc.property(fc.string(), marks, fc.string(), (before, mark, after) => {
        const tail = mark === '://me:' ? '@' : '';
        const once = redact(`${before} ${mark}${CANARY}${tail} ${after}`);
        expect(once).not.toContain(CANARY);
        expect(redact(once).includes(CANARY)).toBe(false);
      }),
    );
  });
});
