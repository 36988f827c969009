import { expect, test } from 'vitest';
import { Health } from '../../src/gateway/health.ts';
import { createPrometheus } from '../../src/gateway/prometheus.ts';
import {
  CANARIES,
  startScriptedDesk,
  type Script,
} from '../../src/gateway/staff/scripted-provider.fixture.ts';
import { Browser, exchange, SECRETS, type Exchange } from '../../src/gateway/staff/staff.fixture.ts';
import { respondJson, startUpstream } from '../../src/gateway/upstream.fixture.ts';

/** What the identity provider may do; each repeats secrets where it can. */
const SCRIPTS: [name: string, script: Partial<Script>][] = [
  ['signs people in', {}],
  ['forges the ID token', { signature: 'of another key' }],
  [
    'repeats the code and the secret in its error',
    { tokenError: { status: 400, body: { error: CANARIES.code, error_description: SECRETS.CLIENT } } },
  ],
  ['sends the tokens where none belong', { tokenError: { status: 200, body: { ...CANARIES, ...SECRETS } } }],
  ['fails with them', { tokenError: { status: 500, body: { ...CANARIES, ...SECRETS } } }],
  ['names them in its metadata', { metadata: { token_endpoint: `https://${CANARIES.access}.example/` } }],
];

test.each(SCRIPTS)(
  'where the identity provider %s, no secret of a sign-in is in a log, page, error, audit or metric',
  async (_, script) => {
    const upstream = await startUpstream((_request, response) => respondJson(response, { data: [] }));
    const prometheus = createPrometheus(new Health());
    const desk = await startScriptedDesk(upstream.url, { meter: prometheus.meter });
    const { origin } = desk;
    Object.assign(desk.script, script);
    const browser = new Browser();
    const seen: string[] = [];
    /** All but the cookies, which hold what they must, and where a sign-in begins: there `state` and `nonce` must be. */
    const see = ({ status, headers, body }: Exchange) => {
      const { 'set-cookie': _cookies, ...rest } = headers;
      seen.push(JSON.stringify([status, rest, body]));
    };
    const callback = await browser.toCallback(origin, 'ann', '/isos');
    const cookies = [...browser.cookies(origin).values()];
    see(await browser.send(callback));
    // The same once more, in another browser, and with an error that repeats what it has.
    see(await browser.send(callback));
    see(await exchange(callback));
    see(
      await browser.send(
        `${origin}/auth/callback?error=${CANARIES.code}&error_description=${SECRETS.CLIENT}`,
      ),
    );
    for (const path of [
      '/api/staff/session',
      '/api/hostup/vps?account=main',
      '/api/session',
      '/isos',
      '/nothing',
    ])
      see(await browser.send(origin + path));
    see(
      await exchange(`${origin}/auth/backchannel-logout`, {
        method: 'POST',
        body: `logout_token=${desk.idTokens.join()}`,
      }),
    );
    cookies.push(...browser.cookies(origin).values());
    see(await browser.send(`${origin}/auth/logout`, { method: 'POST', headers: { origin } }));
    const { searchParams } = new URL(callback.startsWith(origin) ? callback : origin);
    const secrets = [
      ...Object.values(CANARIES),
      ...Object.values(SECRETS),
      ...desk.idTokens,
      ...cookies.filter((value) => value.length > 20),
      searchParams.get('state') ?? '',
    ].filter(Boolean);
    const places = {
      responses: seen.join('\n'),
      log: desk.log.join('\n'),
      audit: JSON.stringify(desk.audit),
      metrics: await prometheus.text(),
    };
    expect(desk.log.length).toBeGreaterThan(5);
    for (const [place, whole] of Object.entries(places))
      for (const secret of secrets) expect([place, whole.includes(secret)]).toEqual([place, false]);
  },
);
