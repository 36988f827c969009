import { withoutToken } from './url-token.ts';

// Imported first by main.tsx: gone from the address before anything reads it, and again when one is put into the
// address of the open page. The router listens later than this does.
/** Whether a token was in the address. It was removed and not used. */
export const tokenWasInUrl = dropToken();
window.addEventListener('popstate', dropToken);
window.addEventListener('hashchange', dropToken);
// Browsers that lack it tell nothing of `pushState`.
if ('navigation' in window) window.navigation.addEventListener('currententrychange', dropToken);

function dropToken(): boolean {
  const cleaned = withoutToken(location.href);
  if (cleaned !== null) history.replaceState(history.state, '', cleaned);
  return cleaned !== null;
}
