import * as m from './messages/units.en.ts';

const UNITS = [
  { ms: 86_400_000, words: (count: number) => m.days({ count, digits: String(count) }) },
  { ms: 3_600_000, words: (count: number) => m.hours({ count }) },
  { ms: 60_000, words: (count: number) => m.minutes({ count }) },
  { ms: 1_000, words: (count: number) => m.seconds({ count }) },
] as const;

/**
 * A duration in at most two units: `1 day 4 h`, `23 min 20 s`, `45 s`. Rounded down, so that a countdown never promises
 * more than there is. Below one second, negative or not finite: `less than 1 s`.
 *
 * @param ms milliseconds
 */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 1_000) return m.underOneSecond();
  const first = UNITS.findIndex((unit) => ms >= unit.ms);
  const major = UNITS[first];
  if (!major) return m.underOneSecond();
  const larger = major.words(Math.floor(ms / major.ms));
  const minor = UNITS[first + 1];
  const rest = minor ? Math.floor((ms % major.ms) / minor.ms) : 0;
  return minor && rest > 0 ? m.twoUnits({ larger, smaller: minor.words(rest) }) : larger;
}
