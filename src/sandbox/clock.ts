/** The sandbox's clock: the real one, sped up and moved forward at will. */
export interface SandboxClock {
  /** Sandbox time, ms since the epoch. */
  now(): number;
  /** Sandbox seconds per real second; 0 stands still. */
  readonly speed: number;
  /** Moves sandbox time forward by `ms` (not negative). */
  advance(ms: number): void;
  /** Changes the speed from now on; time itself does not jump. */
  setSpeed(speed: number): void;
}

/** @param start sandbox time at the first instant, ms since the epoch */
export function createClock(start: number, speed = 1): SandboxClock {
  let base = start;
  let mark = performance.now();
  let rate = checked(speed, 'speed');
  const now = () => Math.floor(base + (performance.now() - mark) * rate);
  return {
    now,
    get speed() {
      return rate;
    },
    advance(ms) {
      base += checked(ms, 'advance');
    },
    setSpeed(next) {
      base += (performance.now() - mark) * rate;
      mark = performance.now();
      rate = checked(next, 'speed');
    },
  };
}

function checked(value: number, what: string): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw new RangeError(`The sandbox clock's ${what} must be a number of at least 0, not ${value}.`);
}
