import { setApiBaseUrl } from './http/hostup-direct.ts';
import { readStaticConfig, StaticConfigError } from './http/static-config.ts';
import { draw } from './shell/draw.tsx';
import { NotSetUp } from './shell/not-set-up.tsx';

/**
 * Starts the dashboard of the static build, which stands beside HostUp's API and has no gateway. With a config that
 * cannot be used there is a page that says why.
 *
 * @param start draws the app below a base path
 */
export async function startStatic(root: HTMLElement, start: (basepath: string) => void): Promise<void> {
  pinIcon();
  try {
    const { basePath, apiBaseUrl } = await readStaticConfig(import.meta.url);
    setApiBaseUrl(apiBaseUrl);
    start(basePath);
  } catch (error) {
    if (!(error instanceof StaticConfigError)) throw error;
    draw(root, <NotSetUp why={error.message} />);
  }
}

/** The icon's address is relative to the page's, and browsers request it anew when that changes. */
function pinIcon(): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  icon?.setAttribute('href', icon.href);
}
