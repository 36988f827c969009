import type { Drift } from '../../contracts/tolerant.ts';

/** A tolerated deviation in words: `available.3.format: 7, text or null expected`. Not yet safe to show. */
export function driftWords({ path, got, expected }: Drift): string {
  const where = path === '' ? 'the whole response' : path;
  return `${where}: ${got === 'nothing' ? 'missing' : got}, ${expected} expected`;
}
