import * as surface from '../surface.ts';

/** Long enough for a slow network, short enough that the result still matters, ms. */
const DEADLINE_MS = 12_000;

/**
 * Whether the gateway serves another build than the one that runs, judged by the entry script in its page.
 *
 * @param entry path of the entry script that runs, `/assets/index-abc.js`
 * @param page address of the page that names the entry script
 * @returns `false` as well when the gateway cannot be reached or something else responds
 */
export async function anotherBuildIsServed(
  entry: string,
  page = surface.hasGateway ? `${surface.base}/` : location.pathname,
): Promise<boolean> {
  try {
    const response = await fetch(page, {
      headers: { accept: 'text/html' },
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    if (!response.ok) return false;
    const html = await response.text();
    // A captive portal or a login page has no root of ours. The static build's pages name the script relative to
    // themselves: `./assets/…` or `../../assets/…`.
    return (
      html.includes('id="root"') &&
      !html.includes(surface.hasGateway ? `"${entry}"` : `${entry.replace(/^[./]+/, '/')}"`)
    );
  } catch {
    return false;
  }
}
