import * as v from 'valibot';
import { safeStorage, type SafeStorage } from '../session/safe-storage.ts';
import { seenSchema, type Seen } from './seen.ts';

/** The number is the version of what is kept: another shape gets another key. */
const KEY = 'drivebay.seen.1';
const MOST_VPSS = 50;

const entry = v.object({ vpsId: v.string(), seen: seenSchema });
/** One broken entry does not take the others with it. */
const entries = v.pipe(
  v.array(v.fallback(v.nullable(entry), null)),
  v.transform((all) => all.filter((one) => one !== null)),
);

/** What was seen of one VPS at the last visit in this browser; `null` when none is known of. */
export function lastSeen(vpsId: string, storage: SafeStorage = safeStorage): Seen | null {
  return read(storage).find((one) => one.vpsId === vpsId)?.seen ?? null;
}

/** Keeps what was seen of one VPS; of more than 50, those seen longest ago are forgotten. */
export function keepSeen(vpsId: string, seen: Seen, storage: SafeStorage = safeStorage): void {
  const others = read(storage).filter((one) => one.vpsId !== vpsId);
  storage.write(KEY, JSON.stringify([{ vpsId, seen }, ...others].slice(0, MOST_VPSS)));
}

function read(storage: SafeStorage): v.InferOutput<typeof entries> {
  try {
    const kept = v.safeParse(entries, JSON.parse(storage.read(KEY) ?? '[]'));
    return kept.success ? kept.output : [];
  } catch {
    return [];
  }
}
