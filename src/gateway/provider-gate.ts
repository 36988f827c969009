import { clampWait } from '../contracts/http/retry-after.ts';

/** Holds back every call to one provider until the time it asked for. */
export interface ProviderGate {
  /** How long it stays shut, in ms; 0 when it is open. */
  remaining(): number;
  /** Shuts it for a time, in ms, clamped to [1 s, 24 h]. A shorter wait never shortens a longer one. */
  shut(waitMs: number): void;
}

/** @param now a clock that never steps back, in ms */
export function createProviderGate(now: () => number = () => performance.now()): ProviderGate {
  let notBefore = 0;
  return {
    remaining: () => Math.max(0, notBefore - now()),
    shut: (waitMs) => {
      notBefore = Math.max(notBefore, now() + clampWait(waitMs));
    },
  };
}
