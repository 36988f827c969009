const ISO_8601 =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,18}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/i;

/**
 * Reads a date and time with an offset to ms since the epoch; `null` for anything else. RFC 3339, and the offsets of
 * ISO 8601: `+02:00`, `+0200` (PHP's `DATE_ISO8601`), `+02`. A blank may stand for the `T`, `24:00` is the end of the day, and a
 * leap second is the next one. Without an offset the moment is not known. Not
 * `Date.parse`: that turns 30 February into 2 March and reads zone-less text as local time.
 */
export function parseIsoTime(value: string | null | undefined): number | null {
  const known = read.get(value);
  if (known !== undefined) return known;
  const match = value ? ISO_8601.exec(value) : null;
  if (!match) return null;
  const ms = timeOf(match);
  if (read.size >= MAX_READ) read.clear();
  read.set(value, ms);
  return ms;
}

/** What was read lately: each countdown reads the same few texts every second. */
const read = new Map<string | null | undefined, number | null>();
const MAX_READ = 1_000;

function timeOf(match: RegExpExecArray): number | null {
  const part = (index: number) => Number(match[index]);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second] = [part(4), part(5), Number(match[6] ?? 0)];
  const ms = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1_000);
  const endsDay = hour === 24 && minute === 0 && second === 0 && ms === 0;
  const leaps = minute === 59 && second === 60;
  const local = Date.UTC(year, month - 1, day, endsDay ? 23 : hour, minute, leaps ? 59 : second, ms);
  const back = new Date(local);
  const exists =
    // `Date.UTC` reads the years 0 to 99 as 1900 to 1999.
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === (endsDay ? 23 : hour) &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === (leaps ? 59 : second);
  if (!exists) return null;
  const offset = offsetMinutes(match[8] ?? 'Z');
  return offset === null ? null : local + (endsDay ? 3_600_000 : leaps ? 1_000 : 0) - offset * 60_000;
}

function offsetMinutes(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
