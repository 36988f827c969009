const UNITS = [
  { ms: 86_400_000, name: 'day', plural: 'days' },
  { ms: 3_600_000, name: 'h', plural: 'h' },
  { ms: 60_000, name: 'min', plural: 'min' },
  { ms: 1_000, name: 's', plural: 's' },
] as const;

/**
 * A duration in at most two units: `1 day 4 h`, `23 min 20 s`, `45 s`. Rounded down, so that a countdown never promises
 * more than there is. Below one second, negative or not finite: `less than 1 s`.
 *
 * @param ms milliseconds
 */
export function formatDuration(ms: number): string {
  if (!Number.isFinite(ms) || ms < 1_000) return 'less than 1 s';
  const first = UNITS.findIndex((unit) => ms >= unit.ms);
  const major = UNITS[first];
  if (!major) return 'less than 1 s';
  const count = Math.floor(ms / major.ms);
  const head = `${count} ${count === 1 ? major.name : major.plural}`;
  const minor = UNITS[first + 1];
  const rest = minor ? Math.floor((ms % major.ms) / minor.ms) : 0;
  return minor && rest > 0 ? `${head} ${rest} ${rest === 1 ? minor.name : minor.plural}` : head;
}
