import { useState, type RefCallback } from 'react';

/** Between a dialog and the edge of the page, px. */
const GAP = 8;

/**
 * Stands a dialog in the page, over what opened it, and whole: further up where the page would end before it. It is placed
 * once: what comes above its opener later, and its own growth within the page, do not move it under the pointer.
 *
 * @returns the dialog's `ref`
 */
export function usePlaceInPage(opener: HTMLElement | null): RefCallback<HTMLElement> {
  const [ref] = useState(() => {
    const { top = 0 } = opener?.getBoundingClientRect() ?? {};
    const openerTop = top + window.scrollY;
    return (dialog: HTMLElement | null) => {
      if (!dialog) return undefined;
      const wanted = openerTop - dialog.offsetHeight / 3;
      const place = () => {
        // At the top it does not make the page longer.
        dialog.style.top = `${GAP}px`;
        const lowest = document.documentElement.scrollHeight - dialog.offsetHeight - GAP;
        dialog.style.top = `${Math.max(GAP, Math.min(wanted, lowest))}px`;
      };
      // Before it takes the focus, which would scroll to where it stood.
      place();
      const observer = new ResizeObserver(place);
      observer.observe(dialog);
      return () => observer.disconnect();
    };
  });
  return ref;
}
