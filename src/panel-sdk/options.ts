import { BASE_PATH } from '../contracts/gateway/base-path.ts';
import { isManageUrl } from '../contracts/manage-url.ts';
import type { Appearance } from './appearance.ts';
import type { PanelError } from './panel-error.ts';

export type Theme = 'light' | 'dark' | 'system';

/**
 * `ok`: all data is there. `stale`: what is shown could not be refreshed. `error`: there is nothing good to show, or
 * tokens are refused again and again.
 */
export type Status = 'ok' | 'stale' | 'error';

/** What the frame shows: the media of one VPS, or the ISO downloads that the token names. */
export type PanelView = { vpsId: string; isos?: never } | { isos: true; vpsId?: never };

export type PanelOptions = PanelView & {
  /** Drivebay's own origin, such as `https://iso.example.net`. It must not be the panel's. */
  origin: string;
  /** The path that Drivebay is served under there, such as `/iso`: its `BASE_PATH`. None unless given. */
  basePath?: string | undefined;
  /** The tenant's id in Drivebay's file of tenants. */
  tenant: string;
  /**
   * Requests a new token from the panel's backend. It is called at the start and before each token ends, one call at a
   * time, and has 30 s to respond. White space around the token is dropped.
   */
  fetchToken: () => Promise<string>;
  /** `system`, what the browser prefers, unless given. */
  theme?: Theme | undefined;
  /** Your colours, corners, font and density; the tenant's in the gateway's file, else Drivebay's own, unless given. */
  appearance?: Appearance | null | undefined;
  /** BCP 47 tag, such as `sv-SE`: the language of the frame. The browser's unless given. */
  locale?: string | undefined;
  /** Name of the frame for assistive technology: `ISO media`, in its language, unless given. */
  title?: string | undefined;
  /** What your panel calls the VPS, at most 255 characters; a name in the token takes precedence. */
  serverName?: string | undefined;
  /** Where one mounts, unmounts and sets the boot order: an https URL, for a link that opens a new tab. */
  manageUrl?: string | undefined;
  onStatus?: ((status: Status) => void) | undefined;
  /** Esc was pressed in the frame, and nothing in it was open. */
  onEscape?: (() => void) | undefined;
  /**
   * The frame does not come, or no token can be had or used; with `severity: 'warning'`: a field of `appearance` is
   * not used as it is. Logged to the console unless this is given.
   */
  onError?: ((error: PanelError) => void) | undefined;
};

/**
 * Refuses what no frame could be made of: a page's script has no types to warn it.
 *
 * @throws TypeError that names the argument, and what was expected
 */
export function checkOptions(element: unknown, options: PanelOptions): void {
  const {
    origin,
    basePath,
    tenant,
    vpsId,
    isos,
    fetchToken,
    manageUrl,
    ...rest
  }: Partial<Record<keyof PanelOptions, unknown>> = options;
  need(element instanceof Element, 'the first argument must be the element for the frame.');
  need(typeof fetchToken === 'function', 'fetchToken must be a function that resolves to a token.');
  need(isName(tenant), "tenant must be the tenant's id in Drivebay's file of tenants.");
  need(
    isos === true || isName(vpsId),
    'vpsId must be the id of a VPS; or give isos: true for the ISO downloads.',
  );
  need(
    typeof origin === 'string' && URL.canParse(origin) && new URL(origin).origin === origin,
    `origin must be an origin such as https://iso.example.net, without a path; got "${String(origin)}".`,
  );
  need(
    (basePath ?? '') === '' || (typeof basePath === 'string' && BASE_PATH.test(basePath)),
    `basePath must be a path such as /iso, without a slash at its end; got "${String(basePath)}".`,
  );
  // In one origin with its page, a frame with `allow-scripts allow-same-origin` could take off its own sandbox.
  need(
    origin !== window.location.origin,
    `origin ${String(origin)} is this page's own. Serve Drivebay from another host name or port, so that the frame's sandbox holds.`,
  );
  // A message to the frame could not carry anything else, such as the reactive object of a framework.
  for (const name of ['theme', 'locale', 'title', 'serverName'] as const) checkText(name, rest[name]);
  need(
    (manageUrl ?? '') === '' || (typeof manageUrl === 'string' && isManageUrl(manageUrl)),
    `manageUrl must be an https URL without a user name or password; got "${String(manageUrl)}".`,
  );
}

/** @throws TypeError when an option that is given is no text */
export function checkText(name: string, value: unknown): void {
  const isAbsent = value === undefined || value === null;
  need(isAbsent || typeof value === 'string', `${name} must be text; got ${typeof value}.`);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function need(holds: boolean, message: string): void {
  if (!holds) throw new TypeError(`Drivebay: ${message}`);
}
