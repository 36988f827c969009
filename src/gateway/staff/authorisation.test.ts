import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIONS } from '../../contracts/gateway/actions.ts';
import { STAFF_ROLES } from '../../contracts/gateway/staff.ts';
import type { AccountReads } from '../accounts.ts';
import { accessOf } from './staff-access.ts';
import { staffVisitor } from './staff-visitor.ts';

const GROUPS = ['a', 'b', 'c', 'constructor'];
const NAMES = ['main', 'second', 'third'];
const rule = fc.record({
  role: fc.constantFrom(...STAFF_ROLES),
  claims: fc.record({ groups: fc.subarray(GROUPS, { minLength: 1 }) }),
  accounts: fc.subarray(NAMES, { minLength: 1 }),
  actions: fc.subarray([...ACTIONS]),
});

test('of 10,000 random tuples of role, account, resource and action none is wrong, and a denial calls nothing', async () => {
  let calls = 0;
  const called = () => {
    calls += 1;
    return Promise.resolve({ ok: true as const, body: '{}', headers: {} });
  };
  const hostup = {
    vpsList: called,
    isoMedia: called,
    status: called,
    fresh: { isoMedia: called, status: called },
  };
  const ran = {
    ok: true,
    called: true,
    result: { action: 'mount', call: 'mount', outcome: 'done', job: null },
  };
  const hostupActions = {
    run: (
      request: { intent: { action: string; vpsId: string } },
      actor: { mayDo(id: string, action: string): boolean },
    ) => {
      const { vpsId, action } = request.intent;
      if (!actor.mayDo(vpsId, action)) return Promise.resolve({ ok: false, called: false, failure: {} });
      calls += 1;
      return Promise.resolve(ran);
    },
  };
  const reads: AccountReads = Object.assign({ hostup, hostupActions });
  await fc.assert(
    fc.asyncProperty(
      fc.array(rule, { maxLength: 4 }),
      fc.subarray(GROUPS),
      fc.constantFrom(...NAMES),
      fc.constantFrom(...ACTIONS),
      fc.boolean(),
      fc.boolean(),
      async (rules, groups, account, action, isRecent, asCustomer) => {
        const holding = rules.filter(
          (each) =>
            each.accounts.includes(account) && each.claims.groups.some((group) => groups.includes(group)),
        );
        const access = accessOf({ groups }, rules).get(account);
        expect(access !== undefined).toBe(holding.length > 0);
        if (!access) return;
        const mayAct =
          isRecent &&
          !asCustomer &&
          holding.some((each) => each.role === 'operator' && each.actions.includes(action));
        const recentUntil = isRecent ? Date.now() + 60_000 : 0;
        const actor = { person: 'p', subject: 's', name: 'n', recentUntil };
        const visitor = staffVisitor({ account, asCustomer }, access, reads, actor, () => Promise.resolve());
        const before = calls;
        const intent: object = { action, vpsId: 'vps_1', body: {}, isoId: 'iso_1' };
        const outcome = await visitor.actions?.run(
          Object.assign({ idempotencyKey: 'k', requestId: 'r', intent }),
        );
        expect([outcome?.ok ?? false, calls - before]).toEqual([mayAct, mayAct ? 1 : 0]);
      },
    ),
    { numRuns: 10_000 },
  );
});
