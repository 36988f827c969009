import type { RequestListener } from 'node:http';
import * as v from 'valibot';
import { BASE_META, BASE_PATH } from '../contracts/gateway/base-path.ts';
import { HEALTH_PATHS } from '../contracts/gateway/health.ts';

/** The value of `BASE_PATH`. */
export const basePath = v.pipe(
  v.string(),
  v.regex(
    BASE_PATH,
    'BASE_PATH must be a path such as /iso: it begins with "/", does not end with one, and has only letters, digits and . _ ~ - between, nothing encoded and no "..".',
  ),
);

/** A balancer and a supervisor reach the process itself, whatever path the proxy in front serves it under. */
const AT_ROOT: ReadonlySet<string> = new Set(Object.values(HEALTH_PATHS));

/**
 * The same listener below a path: what is behind it sees the paths of a gateway at the root. The paths for health are at the
 * root as well.
 *
 * @param base such as `/iso`, or nothing
 * @param outside called in place of the listener for what is not below it
 * @param toFirstPage the same for the base itself
 */
export function belowBase(
  listener: RequestListener,
  base: string,
  outside: RequestListener,
  toFirstPage: RequestListener,
): RequestListener {
  if (base === '') return listener;
  return (request, response) => {
    const { url = '' } = request;
    const [path = ''] = url.split(/[?#]/, 1);
    if (path === base) return toFirstPage(request, response);
    if (path.startsWith(`${base}/`)) request.url = url.slice(base.length);
    // What is no path is refused there.
    else if (path.startsWith('/') && !AT_ROOT.has(path)) return outside(request, response);
    return listener(request, response);
  };
}

/** A path below the base; a whole URL stays as it is. */
export function atBase(base: string, path: string): string {
  return path.startsWith('/') ? base + path : path;
}

/** The paths in a `Link` header below the base. */
export function linkAtBase(base: string, link: string): string {
  return link.replaceAll('</', `<${base}/`);
}

/**
 * A built page below the base. The build writes relative addresses, so that one build serves any base.
 *
 * @param html with `./` before addresses of the build's files, and `/` before those of pages
 */
export function pageAtBase(base: string, html: string): string {
  const page = html.replaceAll(
    /(<[^<>]* (?:href|src)=")\.?\/(?!\/)/g,
    (_, before: string) => `${before}${base}/`,
  );
  return base === ''
    ? page
    : page.replace('<head>', () => `<head><meta name="${BASE_META}" content="${base}" />`);
}
