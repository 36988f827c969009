import type { Drift } from '../../contracts/tolerant.ts';

/** A tolerated deviation in words: `available.3.format: 7, not as documented`; `name: missing`. Not yet safe to show. */
export function driftWords({ path, got }: Drift): string {
  const where = path === '' ? 'the whole answer' : path;
  return got === 'nothing' ? `${where}: missing` : `${where}: ${got}, not as documented`;
}
