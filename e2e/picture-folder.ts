import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where `npm run screens` puts its pictures. Playwright empties it at the start of each run. */
export const PICTURES = fileURLToPath(new URL('../test-results/screens/', import.meta.url));

/** One picture's file. */
export function picturePath(name: string, theme: string, width: number): string {
  return join(PICTURES, `${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}-${theme}-${width}.png`);
}
