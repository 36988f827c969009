import * as v from 'valibot';
import { mustBe } from './must-be.ts';

const HOST = String.raw`[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*`;
const ORIGIN = new RegExp(String.raw`^https?://(${HOST}|\[::1\])(:\d{1,5})?$`);
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Whether this is an exact origin as a browser writes it: `https://panel.example.com`, lower case, its port only when
 * it is not the usual one. Plain http passes for loopback alone. Nothing in it can end a directive of a
 * Content-Security-Policy.
 */
export function isExactOrigin(value: string): boolean {
  if (value.length > 300 || !ORIGIN.test(value) || !URL.canParse(value)) return false;
  return new URL(value).origin === value && (value.startsWith('https:') || LOOPBACK.test(value));
}

const AN_ORIGIN =
  'an exact origin such as https://panel.example.com: https (http for localhost alone), lower case, no path and no slash at its end, no usual port';

/**
 * An exact origin. Wildcards are no part of it: a page can only send a message to an origin it can name, so a frame
 * could not greet a panel that is known by a pattern.
 */
export const exactOrigin = v.pipe(
  v.string(mustBe(AN_ORIGIN)),
  v.check((value) => !value.includes('*'), 'must not hold a wildcard: list every origin by its exact name'),
  v.check(isExactOrigin, mustBe(AN_ORIGIN)),
);
