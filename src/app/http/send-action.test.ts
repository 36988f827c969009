import { afterEach, describe, expect, test, vi } from 'vitest';
import { setAccess, type Access } from './access.ts';
import { setDesk } from './desk.ts';
import { sendAction } from './send-action.ts';

const CALL = {
  action: 'unmount',
  method: 'POST',
  path: '/api/hostup/vps/vps_1/iso/unmount',
  body: { device: 'ide2' },
} as const;
const DONE = { action: 'unmount', call: 'unmount', outcome: 'done', job: null };

function problem(code: string, status: number) {
  const about = { type: '', title: '', detail: `about ${code}`, instance: '', requestId: 'r', timestamp: '' };
  return Response.json({ ...about, status, code }, { status });
}

function sends(respond: () => Promise<Response>) {
  const send = vi.fn<typeof fetch>(respond);
  vi.stubGlobal('fetch', send);
  return send;
}

afterEach(() => {
  vi.unstubAllGlobals();
  setAccess(null);
  setDesk(null);
});

test('an action is sent as JSON with a key of its own, and outlives its page', async () => {
  const send = sends(async () => Response.json(DONE));
  expect(await sendAction(CALL)).toEqual({ kind: 'accepted', result: DONE });
  const [path, init] = send.mock.calls[0] ?? [];
  expect(path).toBe(CALL.path);
  expect(init).toMatchObject({ method: 'POST', body: '{"device":"ide2"}', keepalive: true });
  expect(init?.headers).toMatchObject({ 'idempotency-key': expect.stringMatching(/^[0-9a-f]{32}$/) });
});

describe('what became of it', () => {
  test.each([
    ['media_changed', 409, 'refused'],
    ['gate_closed', 409, 'refused'],
    ['upstream_rejected', 502, 'refused'],
    ['upstream_unavailable', 503, 'refused'],
    ['outcome_unknown', 504, 'unknown'],
    ['internal_error', 500, 'unknown'],
  ])('%s %i: %s', async (code, status, kind) => {
    const send = sends(async () => problem(code, status));
    expect(await sendAction(CALL)).toMatchObject({ kind });
    expect(send).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['no response', () => Promise.reject(new TypeError('failed'))],
    ['a page of a proxy', async () => new Response('<html>', { status: 502 })],
    ['a body that is not the contract’s', async () => Response.json({ ok: true })],
  ])('%s: unknown, and sent once', async (_, respond) => {
    const send = sends(respond);
    expect(await sendAction(CALL)).toMatchObject({ kind: 'unknown' });
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe('with a token', () => {
  const access = (token: () => Promise<string>) => {
    const renewed = vi.fn<Access['renewed']>(async () => 'next');
    const tokenForAction = vi.fn<Access['tokenForAction']>(token);
    setAccess({ token, tokenForAction, renewed, worked: () => undefined });
    return { renewed, tokenForAction };
  };

  test.each(['token_used', 'token_too_old', 'token_expired'])(
    'after %s the token is renewed, and the action is not sent with the next one',
    async (code) => {
      const { renewed } = access(async () => 'first');
      const send = sends(async () => problem(code, 401));
      expect(await sendAction(CALL)).toMatchObject({
        kind: 'refused',
        detail: expect.stringContaining('Nothing was done'),
      });
      expect(renewed).toHaveBeenCalledTimes(1);
      expect(send).toHaveBeenCalledTimes(1);
      expect(send.mock.calls[0]?.[1]?.headers).toMatchObject({ authorization: 'Bearer first' });
    },
  );

  test('where no other token comes, none is promised', async () => {
    const { renewed } = access(async () => 'first');
    renewed.mockReturnValue(null);
    sends(async () => problem('token_used', 401));
    expect(await sendAction(CALL)).toMatchObject({ kind: 'refused', detail: 'about token_used' });
  });

  test.each([
    ['unmount', Infinity],
    ['delete', 50_000],
    ['restart', 50_000],
  ] as const)('%s takes a token of at most %d ms', async (action, maxAge) => {
    const { tokenForAction } = access(async () => 'first');
    sends(async () => Response.json(DONE));
    await sendAction({ ...CALL, action });
    expect(tokenForAction).toHaveBeenCalledWith(maxAge, expect.any(AbortSignal));
  });

  test('without one nothing is sent', async () => {
    access(() => Promise.reject(new Error('Sign in again.')));
    const send = sends(async () => Response.json(DONE));
    expect(await sendAction(CALL)).toMatchObject({
      kind: 'refused',
      detail: 'Sign in again. Nothing was sent.',
    });
    expect(send).not.toHaveBeenCalled();
  });
});

describe('where people sign in', () => {
  const keyOf = ([, init]: Parameters<typeof fetch>) => new Headers(init?.headers).get('idempotency-key');
  /** Each response in turn, then `DONE`. @returns what was sent, and after which codes the person signed in again */
  const refusedWith = (codes: string[], signsIn = true) => {
    const left = [...codes];
    const signIns: string[] = [];
    setDesk({
      at: (path) => path,
      refusal: () => null,
      isOurs: () => true,
      whyReadOnly: () => null,
      signedInAgain: async (code) => signIns.push(code) > 0 && signsIn,
    });
    const send = sends(async () => {
      const code = left.shift();
      return code === undefined ? Response.json(DONE) : problem(code, 401);
    });
    return { send, signIns };
  };

  // Single sign-on returns the sign-in of this morning, which is too old for an action.
  test.each([[['session_expired']], [['recent_login_needed']], [['session_expired', 'recent_login_needed']]])(
    'after %j the person signs in again, and the same intent is sent',
    async (codes) => {
      const { send, signIns } = refusedWith(codes);
      expect(await sendAction(CALL)).toEqual({ kind: 'accepted', result: DONE });
      expect(signIns).toEqual(codes);
      expect(send).toHaveBeenCalledTimes(codes.length + 1);
      expect(new Set(send.mock.calls.map(keyOf)).size).toBe(1);
    },
  );

  test('who does not sign in sends nothing', async () => {
    const { send } = refusedWith(['session_expired'], false);
    expect(await sendAction(CALL)).toMatchObject({
      kind: 'refused',
      detail: expect.stringContaining('Nothing'),
    });
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('a sign-in that is never recent enough is not requested again and again', async () => {
    const { signIns } = refusedWith(Array.from({ length: 9 }, () => 'recent_login_needed'));
    expect(await sendAction(CALL)).toMatchObject({ kind: 'refused', detail: 'about recent_login_needed' });
    expect(signIns).toHaveLength(2);
  });
});
