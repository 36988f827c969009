import type { Iso } from '../contracts/vpsbg/iso.ts';
import { LIFETIME_MS } from './assumed.ts';

/** VPSBG's dates: ISO 8601 UTC with six digits, whole seconds. */
export function vpsbgDate(ms: number): string {
  return `${new Date(Math.floor(ms / 1_000) * 1_000).toISOString().slice(0, 19)}.000000Z`;
}

interface Download {
  id: number;
  name: string;
  /** Bytes. */
  size: number;
  /** Bytes so far. */
  downloaded: number;
  /** Ms since the epoch. */
  createdAt: number;
  now: number;
}

/** An ISO whose status follows from its bytes and its age. */
export function isoOf({ id, name, size, downloaded, createdAt, now }: Download): Iso {
  const created = Math.floor(createdAt / 1_000) * 1_000;
  const deletion = created + LIFETIME_MS;
  return {
    id,
    status: now >= deletion ? 'deleted' : downloaded >= size ? 'downloaded' : 'downloading',
    name,
    size,
    downloaded,
    created_at: vpsbgDate(created),
    deletion_at: vpsbgDate(deletion),
  };
}
