import { panelError, type PanelError } from './panel-error.ts';

/** A frame that loads has greeted by then, ms. */
const SILENCE_MS = 10_000;
/** From one try to the next at most, ms. */
const MOST_MS = 60_000;

/** Looks after a frame that may never come, or go again. */
export interface FrameWatch {
  /** A page in the frame has greeted, by its nonce. */
  greeted(nonce: string): void;
  stop(): void;
}

/**
 * Watches whether the frame greets once it is on screen or has loaded; before that the browser may not even load it.
 * After 10 s of silence it reports why, and loads the frame anew: after 10 s, 20 s, 40 s and then every minute, until it
 * greets.
 *
 * @param origin of the frame
 * @param onSilence called once for each time that the frame falls silent
 */
export function watchFrame(
  iframe: HTMLIFrameElement,
  origin: string,
  onSilence: (error: PanelError) => void,
): FrameWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = SILENCE_MS;
  let greetedAt = -Infinity;
  let greeter: string | undefined;
  /** A page has greeted whose `load` is still to come: over a slow line that may take long. */
  let isLoading = false;
  let reported = false;

  function expect(): void {
    timer ??= setTimeout(silent, wait);
  }

  function report(error: PanelError): void {
    if (reported) return;
    reported = true;
    onSilence(error);
  }

  function silent(): void {
    timer = undefined;
    isLoading = false;
    // Taken out of the page it loads nothing. Put back, it loads by itself.
    if (!iframe.isConnected) return;
    report(whySilent(origin));
    wait = Math.min(wait * 2, MOST_MS);
    loadAnew(iframe);
    expect();
  }

  /** A page has loaded. Unless it is the one that greeted, it does so shortly before or after. */
  function onLoad(): void {
    if (!isLoading && performance.now() - greetedAt > SILENCE_MS) expect();
    isLoading = false;
  }

  function onViolation(event: SecurityPolicyViolationEvent): void {
    const { disposition, effectiveDirective, blockedURI } = event;
    // A policy that only reports blocks nothing.
    if (disposition !== 'enforce') return;
    if (effectiveDirective !== 'frame-src' || !blockedURI.startsWith(origin)) return;
    const message = `this page's Content-Security-Policy does not allow the frame: add ${origin} to frame-src.`;
    report(panelError('frame_blocked', message));
    expect();
  }

  const seen = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      seen.disconnect();
      if (greetedAt < 0) expect();
    }
  });
  seen.observe(iframe);
  iframe.addEventListener('load', onLoad);
  document.addEventListener('securitypolicyviolation', onViolation);
  return {
    greeted(nonce) {
      clearTimeout(timer);
      timer = undefined;
      wait = SILENCE_MS;
      reported = false;
      greetedAt = performance.now();
      isLoading ||= nonce !== greeter;
      greeter = nonce;
    },
    stop() {
      clearTimeout(timer);
      seen.disconnect();
      iframe.removeEventListener('load', onLoad);
      document.removeEventListener('securitypolicyviolation', onViolation);
    },
  };
}

/**
 * Takes the frame out of the page and puts it back where it was. To set its `src` anew would have no effect in Chromium
 * while a response is awaited, and would otherwise add an entry to the history of the panel's page.
 */
function loadAnew(iframe: HTMLIFrameElement): void {
  const { parentNode, nextSibling } = iframe;
  const hadFocus = document.activeElement === iframe;
  iframe.remove();
  parentNode?.insertBefore(iframe, nextSibling);
  if (hadFocus) iframe.focus();
}

/** Browsers do not let a page see what became of a frame of another origin: what is likely has to do. */
function whySilent(origin: string): PanelError {
  const silence = `no hello from the frame of ${origin} within 10 s`;
  if (window.parent === window) {
    const causes = "is the gateway up, the tenant's id right, and this page's origin one of its `parents`?";
    return panelError('frame_silent', `${silence}: ${causes}`);
  }
  const around =
    "this page is framed itself, so each page around it must be one of the tenant's `parents` too.";
  return panelError('frame_ancestor', `${silence}: ${around}`);
}
