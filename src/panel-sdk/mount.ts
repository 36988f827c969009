import type { HostMessage, Init } from '../contracts/embed/messages.ts';
import { PROTOCOL_VERSION } from '../contracts/embed/protocol.ts';
import { isManageUrl } from '../contracts/manage-url.ts';
import { requestToken } from './request-token.ts';
import { watchFrame } from './frame-watch.ts';
import { heightRule } from './height-rule.ts';
import { messageQuota } from './message-quota.ts';
import { panelError, type PanelError } from './panel-error.ts';
import { readFrameMessage, readHello } from './read-message.ts';

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
  /** The tenant's id in Drivebay's file of tenants. */
  tenant: string;
  /**
   * Asks the panel's backend for a token that is new. It is called at the start and before each token ends, one call at
   * a time, and has 30 s to respond.
   */
  fetchToken: () => Promise<string>;
  /** `system`, what the browser prefers, unless given. */
  theme?: Theme | undefined;
  /** BCP 47 tag, such as `en-GB`. English unless given. */
  locale?: string | undefined;
  /** Name of the frame for assistive technology: `ISO media` unless given. */
  title?: string | undefined;
  /** What your panel calls the VPS, at most 255 characters; a name in the token takes precedence. */
  serverName?: string | undefined;
  /** Where one mounts, unmounts and sets the boot order: an https URL, for a link that opens a new tab. */
  manageUrl?: string | undefined;
  onStatus?: ((status: Status) => void) | undefined;
  /** Esc was pressed in the frame, and nothing in it was open. */
  onEscape?: (() => void) | undefined;
  /** The frame does not come, or no token can be had or used. Logged to the console unless this is given. */
  onError?: ((error: PanelError) => void) | undefined;
};

/** Between two calls of a `fetchToken` that fails, ms. */
const LEAST_RETRY_MS = 5_000;
const MOST_RETRY_MS = 60_000;

/** A mounted frame. After `unmount` nothing here has an effect. */
export interface Panel {
  setTheme(theme: Theme): void;
  setLocale(locale: string): void;
  /** Asks for the newest data now; where the frame still waits for its first token, for that. */
  refresh(): void;
  /** Removes the frame and everything that listens. */
  unmount(): void;
}

/**
 * Puts Drivebay's frame into an element, and keeps it supplied with tokens. Nothing is stored or logged.
 *
 * @throws TypeError when `origin` is no origin, or the page's own, or when `manageUrl` is no https URL
 */
export function mount(element: Element, options: PanelOptions): Panel {
  const { fetchToken, onEscape, serverName = '', manageUrl = '' } = options;
  // Only the message: a JSON error of the panel's own quotes what it could not read, which may be the token.
  const { onError = (error: PanelError) => console.error(error.message) } = options;
  let { theme = 'system', locale = 'en' } = options;
  const origin = foreignOrigin(options.origin);
  if (manageUrl !== '' && !isManageUrl(manageUrl)) {
    throw new TypeError(
      `Drivebay: manageUrl must be an https URL such as https://panel.example.com/servers, without a user name or password; got "${manageUrl}".`,
    );
  }
  const iframe = frameFor(origin, options);
  const fit = heightRule();
  const inTime = messageQuota();

  let port: MessagePort | undefined;
  /** Nonce of the frame's last hello that has no response yet. */
  let waiting: string | undefined;
  /** Nonce of the last hello that got its response: a frame that sends it twice gets one response. */
  let respondedTo: string | undefined;
  let fetching = false;
  let mounted = true;
  let status: Status | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = LEAST_RETRY_MS;
  const watch = watchFrame(iframe, origin, (error) => {
    setStatus('error');
    onError(error);
  });

  function setStatus(next: Status): void {
    if (next === status) return;
    status = next;
    options.onStatus?.(next);
  }

  function hear({ source, origin: from, data }: MessageEvent<unknown>): void {
    if (source !== iframe.contentWindow || from !== origin || !inTime()) return;
    const nonce = readHello(data);
    if (nonce === undefined) return;
    watch.greeted();
    if (nonce === respondedTo) return;
    waiting = nonce;
    void supply();
  }

  /** Has one token fetched, for the one who waits when it comes: a frame that greeted, or the one that is connected. */
  async function supply(): Promise<void> {
    if (fetching) return;
    fetching = true;
    clearTimeout(retry);
    const token = await requestToken(fetchToken);
    fetching = false;
    if (!mounted) return;
    if (typeof token !== 'string') return failed(token);
    retryMs = LEAST_RETRY_MS;
    if (waiting === undefined) send({ t: 'token', token });
    else connect(waiting, token);
  }

  /** Reports it, and tries again by itself: the frame soon requests a token once a minute only. */
  function failed(error: PanelError): void {
    retry = setTimeout(() => void supply(), retryMs);
    retryMs = Math.min(retryMs * 2, MOST_RETRY_MS);
    // A frame that is connected shows by itself what is left on screen.
    if (port === undefined) setStatus('error');
    onError(error);
  }

  function connect(nonce: string, token: string): void {
    const channel = new MessageChannel();
    port?.close();
    port = channel.port1;
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => receive(data));
    port.start();
    waiting = undefined;
    respondedTo = nonce;
    const init: Init = {
      t: 'iso:init',
      v: PROTOCOL_VERSION,
      n: nonce,
      token,
      theme,
      locale,
      serverName,
      manageUrl,
    };
    iframe.contentWindow?.postMessage(init, origin, [channel.port2]);
  }

  function receive(data: unknown): void {
    const message = inTime() ? readFrameMessage(data) : undefined;
    if (message?.t === 'needToken') void supply();
    else if (message?.t === 'status') setStatus(message.level);
    else if (message?.t === 'escape') onEscape?.();
    else if (message?.t === 'tokenProblem') {
      onError(panelError(message.code, message.detail, { claim: message.claim ?? undefined }));
    } else if (message?.t === 'resize') {
      const height = fit(message.height);
      if (height !== undefined) iframe.style.height = `${height}px`;
    }
  }

  function send(message: HostMessage): void {
    port?.postMessage(message);
  }

  window.addEventListener('message', hear);
  element.append(iframe);
  return {
    setTheme(mode) {
      theme = mode;
      send({ t: 'theme', mode });
    },
    setLocale(tag) {
      locale = tag;
      send({ t: 'locale', tag });
    },
    refresh() {
      if (waiting === undefined) send({ t: 'refresh' });
      else void supply();
    },
    unmount() {
      mounted = false;
      waiting = undefined;
      clearTimeout(retry);
      watch.stop();
      window.removeEventListener('message', hear);
      port?.close();
      port = undefined;
      iframe.remove();
    },
  };
}

/** In one origin with its page, a frame with `allow-scripts allow-same-origin` could take off its own sandbox. */
function foreignOrigin(origin: string): string {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
    throw new TypeError(
      `Drivebay: origin must be an origin such as https://iso.example.net, without a path; got "${origin}".`,
    );
  }
  if (origin === window.location.origin) {
    throw new TypeError(
      `Drivebay: origin ${origin} is this page's own. Serve Drivebay from another host name or port, so that the frame's sandbox holds.`,
    );
  }
  return origin;
}

function frameFor(origin: string, { tenant, vpsId, title = 'ISO media' }: PanelOptions): HTMLIFrameElement {
  const iframe = document.createElement('iframe');
  iframe.title = title;
  iframe.setAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  );
  iframe.allow = 'clipboard-write';
  iframe.referrerPolicy = 'strict-origin';
  iframe.loading = 'lazy';
  // The height that the frame requests is that of its inside, whatever the page's own rules add.
  iframe.style.cssText = 'display:block;box-sizing:content-box;width:100%;height:320px;border:0;padding:0';
  const view = vpsId === undefined ? 'isos' : `vps/${encodeURIComponent(vpsId)}/iso`;
  iframe.src = `${origin}/embed/${encodeURIComponent(tenant)}/${view}`;
  return iframe;
}
