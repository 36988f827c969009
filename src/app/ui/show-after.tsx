import { useEffect, useState, type ReactNode } from 'react';

/** Nothing waits for another source longer than this, ms. */
const AT_MOST_MS = 1_000;

interface ShowAfterProps {
  /** Whether what stands above has its size. */
  until: boolean;
  children: ReactNode;
}

/**
 * Hides what stands below a first response until that response is there, a second at most, so that nothing
 * already on screen moves. It is mounted and loads meanwhile.
 */
export function ShowAfter({ until, children }: ShowAfterProps) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), AT_MOST_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div hidden={!until && !late}>{children}</div>;
}
