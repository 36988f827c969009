import { trimPathRight, useMatch, useRouter } from '@tanstack/react-router';

/**
 * @returns whether the person is still on the page that calls this. A page stands, and its timers run, while the next one
 *   loads: a navigation of its own would take the person back, or to a page with the parameters of another.
 */
export function useIsHere(): () => boolean {
  const { pathname } = useMatch({ strict: false });
  const router = useRouter();
  return () => trimPathRight(router.latestLocation.pathname) === trimPathRight(pathname);
}
