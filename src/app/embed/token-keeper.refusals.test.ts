import { expect, test, vi } from 'vitest';
import { AccessEnded } from '../http/access.ts';
import { MAX_TOKEN_LENGTH } from '../../contracts/embed/claims.ts';
import { testToken as token } from '../session/token.fixture.ts';
import { PANEL, WHY, NOW, stopClock, startKeeper, signal, outcome } from './token-keeper.fixture.ts';

stopClock();

test('many requests refused at once ask once', async () => {
  const { keeper, requested } = startKeeper();
  const bad = token();
  keeper.receive(bad);
  const waiting = [1, 2, 3].map(() => keeper.renewed(bad, signal(), WHY));
  await vi.advanceTimersByTimeAsync(0);
  expect(requested.map(({ reason }) => reason)).toEqual(['rejected']);
  const next = token();
  keeper.receive(next);
  expect(await Promise.all(waiting)).toEqual([next, next, next]);
  expect(await keeper.renewed(bad, signal(), WHY)).toBe(next);
  expect(requested).toHaveLength(1);
});

test('the same refused token again: three requests at least 10 s apart, then it says so', async () => {
  const { keeper, requested } = startKeeper();
  const bad = token();
  keeper.receive(bad);
  const waiting = keeper.renewed(bad, signal(), WHY).catch((error: unknown) => error);
  for (let n = 0; n < 6; n += 1) {
    await vi.advanceTimersByTimeAsync(10_000);
    keeper.receive(bad);
  }
  expect(requested.map(({ at }) => at)).toEqual([0, 10_000, 20_000]);
  expect(await waiting).toBeInstanceOf(AccessEnded);
  expect(keeper.state).toMatchObject({ trouble: 'refused', ended: true });
  // The panel may be repaired meanwhile: once a minute from then on, and requests do not wait for it.
  for (let n = 0; n < 3; n += 1) {
    await vi.advanceTimersByTimeAsync(60_000);
    keeper.receive(bad);
    await expect(keeper.token(signal())).rejects.toBeInstanceOf(AccessEnded);
  }
  expect(requested.slice(3).map(({ at }) => at)).toEqual([80_000, 140_000, 200_000]);
  expect(keeper.state.ended).toBe(true);
  const good = token();
  keeper.receive(good);
  expect(keeper.state.ended).toBe(false);
  expect(await keeper.token(signal())).toBe(good);
});

test('tokens that the gateway refuses one after another end in the same way', async () => {
  const { keeper, requested } = startKeeper();
  let current = token();
  keeper.receive(current);
  for (let n = 0; n < 3; n += 1) {
    const next = keeper.renewed(current, signal(), WHY);
    await vi.advanceTimersByTimeAsync(10_000);
    current = token();
    keeper.receive(current);
    await next;
  }
  await expect(keeper.renewed(current, signal(), WHY)).rejects.toBeInstanceOf(AccessEnded);
  expect(requested).toHaveLength(3);
});

test('each token that the gateway refuses is reported once; from the second on it is trouble, until one works', async () => {
  const { keeper, problems, states } = startKeeper();
  const [first, second, third] = [token(), token(), token()];
  keeper.receive(first);
  const waiting = [keeper.renewed(first, signal(), WHY), keeper.renewed(first, signal(), WHY)];
  expect(keeper.state.trouble).toBeNull();
  keeper.receive(second);
  await Promise.all(waiting);
  const next = keeper.renewed(second, signal(), WHY);
  expect(keeper.state.trouble).toBe('refused');
  await vi.advanceTimersByTimeAsync(10_000);
  keeper.receive(third);
  await next;
  expect(states.at(-1)).toMatchObject({ trouble: 'refused', ended: false });
  keeper.worked(third);
  expect(keeper.state.trouble).toBeNull();
  expect(problems).toEqual([WHY, WHY]);
});

test('a token whose time seems over is for the gateway to judge: the panel’s clock may be behind', async () => {
  const { keeper, problems } = startKeeper();
  const behind = NOW / 1_000 - 400;
  const given = token({ iat: behind, exp: behind + 300 });
  keeper.receive(given);
  expect(await keeper.token(signal())).toBe(given);
  expect(problems).toEqual([]);
});

test('a token that worked sets the count of requests to nothing', async () => {
  const { keeper, requested } = startKeeper();
  let current = token();
  keeper.receive(current);
  for (let n = 0; n < 6; n += 1) {
    const next = keeper.renewed(current, signal(), WHY);
    await vi.advanceTimersByTimeAsync(10_000);
    current = token();
    keeper.receive(current);
    await next;
    keeper.worked(current);
  }
  expect(requested).toHaveLength(6);
  expect(keeper.state.ended).toBe(false);
});

test.each([
  [
    'made for another page',
    () => token({ parent: 'https://other.example.com' }),
    'misdirected',
    'parent',
    PANEL,
  ],
  ['that is no token', () => 'not a token', 'unreadable', null, 'not a signed JWT'],
  ['without its claims', () => token({ sub: undefined }), 'unreadable', 'sub', 'its `sub` is missing'],
  [
    'that is too long',
    () => 'x'.repeat(MAX_TOKEN_LENGTH + 1),
    'unreadable',
    null,
    'more than 24000 characters',
  ],
])('a token %s is never sent, and the panel gets the reason', async (_, given, trouble, claim, why) => {
  const { keeper, states, problems } = startKeeper();
  keeper.receive(given());
  expect(await outcome(keeper.token(signal()))).toBe('waiting');
  expect(states.at(-1)).toMatchObject({ person: null, trouble });
  expect(problems).toEqual([{ code: 'token_invalid', claim, detail: expect.stringContaining(why) }]);
});
