import { expect, test } from 'vitest';
import { MemoryState } from '../state/memory-state.ts';
import { StateDown, type SharedState } from '../state/shared-state.ts';
import { Seal } from './seal.ts';
import { StaffSessions } from './staff-sessions.ts';

const CONFIG = {
  origin: 'https://iso.company.example',
  issuer: 'https://login.company.example',
  clientId: 'drivebay',
  times: { idle: 1_800_000, max: 28_800_000, recentSignIn: 900_000, check: 300_000 },
};
const ANN = {
  subject: 'ann',
  name: 'Ann',
  sid: null,
  claims: {},
  authenticatedAt: null,
  tokens: { refresh: null, access: 'a', accessEndsAt: 0 },
};

/** A state whose replies are late so often: what was required of it is done all the same. */
function lateState() {
  const memory = new MemoryState();
  const control = { late: 0, up: true, operations: 0 };
  const state: SharedState = new Proxy<SharedState>(memory, {
    get(target, name: keyof SharedState) {
      if (name === 'up') return control.up;
      const member = target[name];
      if (typeof member !== 'function') return member;
      return async (...given: unknown[]) => {
        control.operations += 1;
        const reply: unknown = await Reflect.apply(member, target, given);
        if (control.late === 0) return reply;
        control.late -= 1;
        throw new StateDown('no reply within 50 ms');
      };
    },
  });
  return { control, sessions: new StaffSessions(state, new Seal('secret', 'here'), CONFIG) };
}

test('a reply that is late ends no sign-in and no request: it is tried again while the state is there', async () => {
  const { control, sessions } = lateState();
  control.late = 2;
  const { id } = await sessions.open(ANN);
  control.late = 3;
  expect((await sessions.find(id))?.record.name).toBe('Ann');
});

test('a state that a sign-in used is its own though the reply was late, and nobody else’s', async () => {
  const { control, sessions } = lateState();
  control.late = 1;
  expect(await sessions.isFirst('state x', 1_000)).toBe(true);
  control.late = 1;
  expect(await sessions.isFirst('state x', 1_000)).toBe(false);
});

test('a state that is down lets nobody in, and nobody waits for it', async () => {
  const { control, sessions } = lateState();
  const { id } = await sessions.open(ANN);
  control.late = Infinity;
  await expect(sessions.find(id)).rejects.toThrow(StateDown);
  control.up = false;
  control.operations = 0;
  await expect(sessions.find(id)).rejects.toThrow(StateDown);
  expect(control.operations).toBe(1);
});
