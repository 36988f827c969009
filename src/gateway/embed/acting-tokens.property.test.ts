import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIONS, type Action } from '../../contracts/gateway/actions.ts';
import { goodClaims, sign } from './embedding.fixture.ts';
import { VPSS, TENANT, isWrite, startActing } from './acting-tokens.fixture.ts';

test('10,000 random tokens, actions and VPSs: none wrong, and no call where it is denied', async () => {
  const { upstream, send } = await startActing();
  const verbs = fc.subarray([...ACTIONS]);
  const claim = fc.record({ vps_1: verbs, vps_2: verbs, vps_3: verbs }, { requiredKeys: [] });
  const wants = fc.array(fc.tuple(fc.constantFrom(...ACTIONS), fc.constantFrom(...VPSS)), {
    minLength: 20,
    maxLength: 20,
  });
  const cases = fc.sample(fc.tuple(claim, wants, fc.constantFrom('customer', 'support')), { numRuns: 500 });
  const isAllowed = (actions: Record<string, Action[]>, action: Action, vpsId: string) =>
    TENANT.includes(action) && (actions[vpsId]?.includes(action) ?? false);

  let denied = 0;
  const allowed: (() => Promise<void>)[] = [];
  for (const [index, [actions, wanted, role]] of cases.entries()) {
    const signed = () =>
      sign(
        goodClaims({
          sub: `person-${index}`,
          role,
          hostup: { vps: VPSS.slice(0, 3), actions },
          vpsbg: undefined,
        }),
      );
    const token = await signed();
    const no = wanted.filter(([action, vpsId]) => !isAllowed(actions, action, vpsId));
    const yes = wanted.filter(([action, vpsId]) => isAllowed(actions, action, vpsId));
    const replies = await Promise.all(no.map(([action, vpsId]) => send(action, vpsId, token)));
    for (const { status, code } of replies) expect([status, code]).toEqual([403, 'action_not_allowed']);
    denied += replies.length;
    allowed.push(async () => {
      const token = await signed();
      const [first, ...others] = yes;
      if (!first) return;
      expect(await send(...first, token)).toMatchObject({ status: 200, code: null });
      // A token is good for one action.
      for (const { status, code } of await Promise.all(others.map((other) => send(...other, token))))
        expect([status, code]).toEqual([401, 'token_used']);
    });
  }
  expect(upstream.calls).toEqual([]);
  expect(denied).toBeGreaterThan(5_000);
  let acted = 0;
  for (const [index, act] of allowed.entries()) {
    await act();
    const [actions = {}, wanted = []] = cases[index] ?? [];
    if (wanted.some(([action, vpsId]) => isAllowed(actions, action, vpsId))) acted += 1;
  }
  expect(acted).toBeGreaterThan(200);
  expect(upstream.calls.filter(isWrite)).toHaveLength(acted);
}, 240_000);
