import { afterEach, beforeEach, vi } from 'vitest';
import { type Refusal } from '../http/access.ts';
import { TokenKeeper, type TokenState } from './token-keeper.ts';

export const PANEL = 'https://panel.example.com';
export const WHY: Refusal = {
  code: 'token_invalid',
  claim: 'aud',
  detail: 'The token is refused: its `aud` …',
};
export const NOW = Date.UTC(2026, 10, 21, 12);

/** The tests of a file run at `NOW`, and their time passes only where they say so. */
export function stopClock(): void {
  beforeEach(() => vi.useFakeTimers({ now: NOW }));
  afterEach(() => vi.useRealTimers());
}

export function startKeeper() {
  const requested: { reason: string; at: number }[] = [];
  const states: TokenState[] = [];
  const problems: Refusal[] = [];
  const onOther = vi.fn<() => void>();
  const keeper = new TokenKeeper({
    parent: PANEL,
    request: (reason) => void requested.push({ reason, at: Date.now() - NOW }),
    onOther,
    onProblem: (refusal) => void problems.push(refusal),
    onChange: (state) => void states.push(state),
  });
  return { keeper, requested, states, problems, onOther };
}

export const signal = () => new AbortController().signal;
/** What a promise has come to by now. */
export async function outcome(promise: Promise<unknown>): Promise<unknown> {
  return Promise.race([
    promise.catch((error: unknown) => error),
    vi.advanceTimersByTimeAsync(0).then(() => 'waiting'),
  ]);
}
