import { panelError, type PanelError } from './panel-error.ts';

/** How long a panel may take for one token, ms. */
export const TOKEN_TIMEOUT_MS = 30_000;

/** What came in place of a token, without its content: it may be a page or an error of the backend's. */
function kindOf(value: unknown): string {
  if (typeof value !== 'string') return Object.prototype.toString.call(value).slice(8, -1);
  return value.trim() === '' ? 'empty text' : 'text with white space in it, such as an error page';
}

/**
 * One token from the panel's backend.
 *
 * @returns the error `token_fetch_failed`, its `cause` the panel's own, without a token within 30 s
 */
export function requestToken(fetchToken: () => Promise<string>): Promise<string | PanelError> {
  return new Promise((resolve) => {
    const settle = (result: string | PanelError) => {
      clearTimeout(timer);
      resolve(result);
    };
    const fail = (what: string, cause?: unknown) =>
      settle(panelError('token_fetch_failed', `fetchToken ${what}`, { cause }));
    const timer = setTimeout(() => fail('did not respond within 30 s.'), TOKEN_TIMEOUT_MS);
    // In a promise from the start, so that one which throws at once is reported like one that rejects.
    void Promise.resolve()
      .then(fetchToken)
      .then(
        (token: unknown) => {
          const text = typeof token === 'string' ? token.trim() : '';
          if (/^\S+$/.test(text)) settle(text);
          else fail(`must resolve to the token as text; it resolved to ${kindOf(token)}.`);
        },
        (cause: unknown) => fail('failed; see cause, and the response from your backend.', cause),
      );
  });
}
