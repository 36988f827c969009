import { withoutToken } from './url-token.ts';

// Imported first by main.tsx: gone from the address before anything reads it.
const cleaned = withoutToken(location.href);
if (cleaned !== null) history.replaceState(null, '', cleaned);

/** Whether a token was in the address. It was removed and not used. */
export const tokenWasInUrl = cleaned !== null;
