/** From one look to the next, ms: no event reports that a style hides an element. */
const BETWEEN_LOOKS_MS = 1_000;

/**
 * Watches whether this page's styles show the frame: `visibility`, an `opacity` of 0 and `content-visibility`, here or on
 * an element around it, which a frame cannot see. `display`, its size and being scrolled away it sees by itself.
 *
 * @param onChange called at each change; a frame counts as visible at first
 * @returns how to stop. It stops by itself when the frame is taken out of the page, which ends its document
 */
export function watchStyles(iframe: HTMLIFrameElement, onChange: (visible: boolean) => void): () => void {
  let visible = true;
  const timer = setInterval(look, BETWEEN_LOOKS_MS);
  const stop = () => clearInterval(timer);

  function look(): void {
    if (!iframe.isConnected) return stop();
    const now = isShown(iframe);
    if (now === visible) return;
    visible = now;
    onChange(now);
  }

  look();
  return stop;
}

function isShown(iframe: HTMLIFrameElement): boolean {
  // Not in every browser of the last three years, whatever the types say.
  const element: Partial<Pick<Element, 'checkVisibility'>> = iframe;
  const shown = element.checkVisibility?.({
    visibilityProperty: true,
    opacityProperty: true,
    contentVisibilityAuto: true,
  });
  return shown ?? getComputedStyle(iframe).visibility !== 'hidden';
}
