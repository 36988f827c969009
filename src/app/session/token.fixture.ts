let ids = 0;

/** A token as far as the app reads it, good for 300 s from now: the app does not check the signature. */
export function testToken(change: object = {}): string {
  const iat = Math.floor(Date.now() / 1_000);
  ids += 1;
  const claims = {
    iss: 'https://panel.example.com',
    aud: 'https://iso.example.net',
    sub: 'customer-7',
    jti: `id-${ids}`,
    iat,
    exp: iat + 300,
    parent: 'https://panel.example.com',
    acct: 'main',
    hostup: { vps: ['vps_1'] },
    role: 'customer',
    ...change,
  };
  return `e30.${btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.c2ln`;
}
