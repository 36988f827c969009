import { expect, test, vi } from 'vitest';
import { AccessEnded } from '../http/access.ts';
import { monotonicNow } from '../http/monotonic.ts';
import { clocks } from '../http/server-clock.ts';
import { testToken as token } from '../session/token.fixture.ts';
import { NOW, stopClock, startKeeper, signal, outcome } from './token-keeper.fixture.ts';

stopClock();

test('actions that follow one another wait a second for their tokens, not ten; a panel that fails is spared as ever', async () => {
  const { keeper, requested } = startKeeper();
  keeper.receive(token());
  await keeper.tokenForAction(Infinity, signal());
  for (let n = 0; n < 3; n += 1) {
    const waiting = keeper.tokenForAction(Infinity, signal());
    await vi.advanceTimersByTimeAsync(1_000);
    const next = token();
    keeper.receive(next);
    expect(await waiting).toBe(next);
  }
  expect(requested.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
  const bad = keeper.tokenForAction(Infinity, signal());
  keeper.receive('no token');
  await vi.advanceTimersByTimeAsync(9_999);
  expect(requested).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(1);
  expect(requested).toHaveLength(5);
  keeper.receive(token());
  expect(await bad).toEqual(expect.any(String));
});

test('each action has a token of its own, requested once the newest was used', async () => {
  const { keeper, requested } = startKeeper();
  const [first, second] = [token(), token()];
  keeper.receive(first);
  expect(await keeper.tokenForAction(Infinity, signal())).toBe(first);
  const next = keeper.tokenForAction(Infinity, signal());
  expect(await outcome(next)).toBe('waiting');
  // Reads go on with the one that is there.
  expect(await keeper.token(signal())).toBe(first);
  expect(requested).toEqual([{ reason: 'expiring', at: 0 }]);
  keeper.receive(second);
  expect(await next).toBe(second);
});

test('an action that waits for its token is not sent with another person’s', async () => {
  const { keeper } = startKeeper();
  keeper.receive(token());
  await keeper.tokenForAction(Infinity, signal());
  const next = keeper.tokenForAction(Infinity, signal());
  keeper.receive(token({ sub: 'customer-8' }));
  expect(await outcome(next)).toBeInstanceOf(AccessEnded);
});

test('an action that needs a new token waits for one when the newest is too old', async () => {
  const { keeper } = startKeeper();
  // From here on the gateway's clock is known, in this file's last test.
  clocks.gateway.learn(NOW, monotonicNow(), monotonicNow());
  keeper.receive(token());
  await vi.advanceTimersByTimeAsync(50_001);
  const restart = keeper.tokenForAction(50_000, signal());
  expect(await outcome(restart)).toBe('waiting');
  const next = token();
  keeper.receive(next);
  expect(await restart).toBe(next);
});
