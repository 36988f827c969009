import type { HostMessage, Init } from '../contracts/embed/messages.ts';
import { PROTOCOL_VERSION } from '../contracts/embed/protocol.ts';
import type { Appearance } from './appearance.ts';
import { lookText } from './look-text.ts';
import { requestToken } from './request-token.ts';
import { watchFrame } from './frame-watch.ts';
import { heightRule } from './height-rule.ts';
import { messageQuota } from './message-quota.ts';
import { checkOptions, checkText, type PanelOptions, type Status, type Theme } from './options.ts';
import { panelError, type PanelError } from './panel-error.ts';
import { readFrameMessage, readHello } from './read-message.ts';
import { watchStyles } from './style-watch.ts';

/** Between two calls of a `fetchToken` that fails, ms. */
const LEAST_RETRY_MS = 5_000;
const MOST_RETRY_MS = 60_000;
/** A token that was fetched before the frame greeted is good for so long, ms. */
const KEPT_MS = 20_000;

/** A mounted frame. After `unmount` nothing here has an effect. */
export interface Panel {
  setTheme(theme: Theme): void;
  setLocale(locale: string): void;
  /** Name of the frame for assistive technology; `undefined`: `ISO media`, in its language. */
  setTitle(title: string | undefined): void;
  /** Takes the place of the look that was given before; `null` for none. */
  setAppearance(appearance: Appearance | null | undefined): void;
  /** Requests the newest data now; where the frame still waits for its first token, that. */
  refresh(): void;
  /** Removes the frame and everything that listens. */
  unmount(): void;
}

/**
 * Puts Drivebay's frame into an element, beside what is in it, and keeps it supplied with tokens. Nothing is stored; only
 * errors and warnings that no `onError` takes are logged.
 *
 * @throws TypeError when an option is not as it must be, such as an `origin` that is the page's own
 */
export function mount(element: Element, options: PanelOptions): Panel {
  checkOptions(element, options);
  const { origin, fetchToken } = options;
  // `null`, as a backend's JSON has it, is absent as well.
  const serverName = options.serverName ?? '';
  const manageUrl = options.manageUrl ?? '';
  let theme = options.theme ?? 'system';
  let locale = options.locale ?? undefined;
  let { title } = options;
  const iframe = frameFor(origin, options);
  const fit = heightRule();
  const inTime = messageQuota();

  let port: MessagePort | undefined;
  /** Nonce of the frame's last hello that has no response yet. */
  let waiting: string | undefined;
  /** Nonce of the last hello that got its response: a frame that sends it twice gets one response. */
  let respondedTo: string | undefined;
  let fetching = false;
  /** Fetched while the frame was loading, for its first hello. */
  let kept: { token: string; until: number } | undefined;
  let mounted = true;
  let status: Status | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = LEAST_RETRY_MS;
  let stopWatchingStyles: (() => void) | undefined;
  let look = lookOf(options.appearance);
  const firstLook = look;
  const watch = watchFrame(iframe, origin, (error) => {
    setStatus('error');
    report(error);
  });

  /** Calls the panel in a microtask of its own: what it throws is an error of the page, and stops nothing here. */
  function tell(call: () => void): void {
    queueMicrotask(() => {
      if (mounted) call();
    });
  }

  function report(error: PanelError): void {
    // Only the message: a JSON error of the panel's own quotes what it could not read, which may be the token.
    const log = error.severity === 'error' ? console.error : console.warn;
    tell(() => (options.onError ? options.onError(error) : log(error.message)));
  }

  function setStatus(next: Status): void {
    if (next === status) return;
    status = next;
    tell(() => options.onStatus?.(next));
  }

  /** A text, or nothing where it cannot be one. */
  function lookOf(appearance: unknown): string {
    const text = lookText(appearance);
    if (text === undefined) {
      report(panelError('appearance_invalid', 'appearance must be plain JSON of at most 2,000 characters.'));
    }
    return text ?? '{}';
  }

  /** Its title, for assistive technology, and what its first script reads before anything is painted. */
  function nameFrame(): void {
    iframe.title = titleOf(title, locale);
    iframe.name = JSON.stringify({ theme, appearance: JSON.parse(look) });
  }

  function hear({ source, origin: from, data }: MessageEvent<unknown>): void {
    if (source !== iframe.contentWindow || from !== origin || !inTime()) return;
    const nonce = readHello(data);
    if (nonce === undefined) return;
    watch.greeted(nonce);
    if (nonce === respondedTo) return;
    waiting = nonce;
    const early = kept;
    kept = undefined;
    if (early && performance.now() < early.until) connect(nonce, early.token);
    else void supply();
  }

  /**
   * Has one token fetched, for the one who waits when it comes: a frame that greeted, the one that is connected, or the one
   * that will greet.
   */
  async function supply(): Promise<void> {
    if (fetching) return;
    fetching = true;
    clearTimeout(retry);
    const token = await requestToken(fetchToken);
    fetching = false;
    if (!mounted) return;
    if (typeof token !== 'string') {
      // One that nobody waits for yet is fetched again when the frame greets.
      if (waiting !== undefined || port) failed(token);
      return;
    }
    retryMs = LEAST_RETRY_MS;
    if (waiting !== undefined) connect(waiting, token);
    else if (port) send({ t: 'token', token });
    else kept = { token, until: performance.now() + KEPT_MS };
  }

  /** Reports it, and tries again by itself: the frame soon requests a token once a minute only. */
  function failed(error: PanelError): void {
    // A frame that was taken out of the page needs none. Put back, it greets anew.
    if (!iframe.isConnected) return;
    retry = setTimeout(() => {
      // Here, not above: a frame that greets again and again would put off the next try.
      retryMs = Math.min(retryMs * 2, MOST_RETRY_MS);
      void supply();
    }, retryMs);
    // A frame that is connected shows by itself what is left on screen.
    if (port === undefined) setStatus('error');
    report(error);
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
      ...(locale !== undefined && { locale }),
      serverName,
      manageUrl,
    };
    iframe.contentWindow?.postMessage(init, origin, [channel.port2]);
    // A browser may keep the name that a frame began with.
    if (look !== firstLook) send({ t: 'appearance', json: look });
    stopWatchingStyles?.();
    stopWatchingStyles = watchStyles(iframe, (visible) => send({ t: 'visibility', visible }));
  }

  function receive(data: unknown): void {
    const message = inTime() ? readFrameMessage(data) : undefined;
    if (message?.t === 'needToken') void supply();
    else if (message?.t === 'status') setStatus(message.level);
    else if (message?.t === 'escape') tell(() => options.onEscape?.());
    else if (message?.t === 'problem') report(panelError(message.code, 'a part of the frame did not load'));
    else if (message?.t === 'appearanceProblem') report(panelError(message.code, message.detail));
    else if (message?.t === 'tokenProblem') {
      report(panelError(message.code, message.detail, { claim: message.claim ?? undefined }));
    } else if (message?.t === 'resize') {
      const height = fit(message.height);
      if (height !== undefined) iframe.style.height = `${height}px`;
    }
  }

  function send(message: HostMessage): void {
    port?.postMessage(message);
  }

  nameFrame();
  window.addEventListener('message', hear);
  element.append(iframe);
  // A frame in sight loads at once, and its token meanwhile. One that is not may be long in coming. Not for a frame that is
  // unmounted at once, as React does in strict mode.
  tell(() => isInSight(iframe) && void supply());
  return {
    setTheme(mode) {
      checkText('theme', mode);
      theme = mode;
      nameFrame();
      send({ t: 'theme', mode });
    },
    setAppearance(appearance) {
      look = lookOf(appearance);
      nameFrame();
      send({ t: 'appearance', json: look });
    },
    setLocale(tag) {
      checkText('locale', tag);
      locale = tag;
      nameFrame();
      send({ t: 'locale', tag });
    },
    setTitle(text) {
      title = text;
      nameFrame();
    },
    refresh() {
      if (waiting === undefined) send({ t: 'refresh' });
      else void supply();
    },
    unmount() {
      mounted = false;
      waiting = undefined;
      kept = undefined;
      clearTimeout(retry);
      watch.stop();
      stopWatchingStyles?.();
      window.removeEventListener('message', hear);
      port?.close();
      port = undefined;
      iframe.remove();
    },
  };
}

function isInSight(iframe: HTMLIFrameElement): boolean {
  const { top, bottom, width } = iframe.getBoundingClientRect();
  return !document.hidden && width > 0 && bottom > 0 && top < innerHeight;
}

/** In the language that the frame speaks: the panel's, else the browser's. */
function titleOf(title: string | null | undefined, locale: string | undefined): string {
  if (title != null) return title;
  const tag = [locale ?? '', ...navigator.languages].find((each) => /^(bg|en|sv)\b/i.test(each)) ?? 'en';
  return /^e/i.test(tag) ? 'ISO media' : /^s/i.test(tag) ? 'ISO-media' : 'ISO носители';
}

function frameFor(origin: string, options: PanelOptions): HTMLIFrameElement {
  const { basePath, tenant, vpsId } = options;
  const iframe = document.createElement('iframe');
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
  iframe.src = `${origin}${basePath ?? ''}/embed/${encodeURIComponent(tenant)}/${view}`;
  return iframe;
}
