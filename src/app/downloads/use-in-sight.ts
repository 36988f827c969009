import { useState } from 'react';
import { flushSync } from 'react-dom';

/** Half a screen more on either side, so that a row is up to date before it is scrolled into view. */
const MARGIN = '50% 0px';

const rows = new Map<Element, (inSight: boolean) => void>();
let observer: IntersectionObserver | undefined;

function createObserver(): IntersectionObserver {
  const created = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) rows.get(target)?.(isIntersecting);
    },
    { rootMargin: MARGIN },
  );
  // On paper every row is in sight.
  window.addEventListener('beforeprint', () => {
    flushSync(() => {
      for (const setInSight of rows.values()) setInSight(true);
    });
  });
  window.addEventListener('afterprint', () => {
    for (const row of rows.keys()) {
      created.unobserve(row);
      created.observe(row);
    }
  });
  return created;
}

/** Whether an element is on the screen or near it; give it the second value as its `ref`. */
export function useInSight() {
  const [inSight, setInSight] = useState(true);
  const [watch] = useState(() => (row: Element | null) => {
    if (!row) return undefined;
    const watching = (observer ??= createObserver());
    rows.set(row, setInSight);
    watching.observe(row);
    return () => {
      watching.unobserve(row);
      rows.delete(row);
    };
  });
  return [inSight, watch] as const;
}
