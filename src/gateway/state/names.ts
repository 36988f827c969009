import { createHash } from 'node:crypto';

/** A name for a key of the state: as long as any other, and what it stands for cannot be read from it. */
export function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 22);
}
