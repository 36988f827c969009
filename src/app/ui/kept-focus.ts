const STOPS =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])';
const ROWS = 'li, tr';
const HEADINGS = 'h1, h2, h3';

/**
 * Keeps the keyboard's place. When the focused element leaves the page, the browser gives the focus to the body, and the
 * next Tab begins at the top. Here it goes to the row that takes the place, else to the heading of the region around it,
 * else to the page's. From one that a narrower or wider window hides it goes to the nearest one that shows. What is outside
 * `root`, such as a dialog, is left to what opened it.
 *
 * @returns stops it
 */
export function keepFocus(root: HTMLElement): () => void {
  /** Where the focus is, or was when its element left. */
  let focused: Element | null = null;
  /** The place that `focused` left, while the focus is nowhere. */
  let gap: Gap | null = null;

  const onFocusIn = ({ target }: FocusEvent) => {
    focused = target instanceof Element && root.contains(target) ? target : null;
    gap = null;
  };
  const onFocusOut = () => {
    // A focus that is given up, as by a click beside it, is not lost. For an element that is removed the event may come before.
    queueMicrotask(() => {
      if (focused?.isConnected && isNowhere() && focused.checkVisibility()) focused = null;
    });
  };
  const mend = () => {
    // In a frame or window without the focus, taking it would take it from somebody else.
    if (!focused || focused.isConnected || !isNowhere() || !document.hasFocus()) return;
    heirOf(gap, root)?.focus({ preventScroll: true });
  };
  const onResize = () => {
    if (!focused?.isConnected || isShown(focused)) return;
    if (document.activeElement === focused || isNowhere())
      nearestShown(focused, root)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver((records) => {
    if (!focused || focused.isConnected) return;
    gap = gapOf(focused, records) ?? gap;
    mend();
  });

  observer.observe(root, { childList: true, subtree: true });
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  window.addEventListener('focus', mend);
  window.addEventListener('resize', onResize);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', onFocusIn);
    document.removeEventListener('focusout', onFocusOut);
    window.removeEventListener('focus', mend);
    window.removeEventListener('resize', onResize);
  };
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** What can be focused in the smallest part of the page around it. */
function nearestShown(hidden: Element, root: HTMLElement): HTMLElement | undefined {
  for (let around = hidden.parentElement; around && root.contains(around); around = around.parentElement) {
    const stop = [...around.querySelectorAll<HTMLElement>(STOPS)].find(isShown);
    if (stop) return stop;
  }
  return undefined;
}

/** Where something was: what is around it and beside it, and what has come instead. */
interface Gap {
  around: Element;
  /** Best first. */
  beside: Element[];
  /** Whether it was a row or in one that left with it. */
  ofRow: boolean;
}

function gapOf(lost: Element, records: readonly MutationRecord[]): Gap | null {
  let left: Node = lost;
  // Several changes may have come together, each around the one before.
  for (const { target, removedNodes, addedNodes, nextSibling, previousSibling } of records) {
    const removed = [...removedNodes].find((node) => node.contains(left));
    if (!removed || !(target instanceof Element)) continue;
    left = target;
    if (!target.isConnected) continue;
    const instead = records
      .filter((other) => other.target === target)
      .flatMap((other) => [...other.addedNodes]);
    return {
      around: target,
      beside: [...addedNodes, ...instead, nextSibling, previousSibling].filter(
        (node) => node instanceof Element,
      ),
      ofRow: removed instanceof Element && removed.matches(ROWS),
    };
  }
  return null;
}

function heirOf(gap: Gap | null, root: HTMLElement): HTMLElement | null {
  if (gap?.around.isConnected) {
    const there = gap.beside.filter((element) => element.isConnected);
    const rows = gap.ofRow ? there : [];
    const row = gap.around.closest(ROWS);
    for (const each of row ? [...rows, row] : rows) {
      const stop = each.querySelector<HTMLElement>(STOPS);
      if (stop) return stop;
    }
    const region = gap.around.closest('section[aria-labelledby]');
    for (const each of region ? [region] : there) {
      const heading = each.querySelector<HTMLElement>(HEADINGS);
      if (heading) return focusable(heading);
    }
  }
  const heading = root.querySelector<HTMLElement>('main h1');
  return heading && focusable(heading);
}

function focusable(heading: HTMLElement): HTMLElement {
  if (!heading.hasAttribute('tabindex')) heading.setAttribute('tabindex', '-1');
  return heading;
}
