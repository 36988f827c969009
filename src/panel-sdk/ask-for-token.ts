/** How long a panel may take for one token, ms. */
export const TOKEN_TIMEOUT_MS = 30_000;

/**
 * One token from the panel's backend.
 *
 * @throws Error, its `cause` the panel's own, when there is none within 30 s
 */
export function askForToken(fetchToken: () => Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('Drivebay: fetchToken did not answer within 30 s.')),
      TOKEN_TIMEOUT_MS,
    );
    // In a promise from the start, so that one which throws at once is told like one that rejects.
    void Promise.resolve()
      .then(fetchToken)
      .then(
        (token: unknown) => {
          if (typeof token === 'string' && token !== '') resolve(token);
          else reject(new Error('Drivebay: fetchToken must resolve to the token as text.'));
        },
        (cause: unknown) =>
          reject(
            new Error('Drivebay: fetchToken failed; see cause, and the answer of your backend.', { cause }),
          ),
      )
      .finally(() => clearTimeout(timer));
  });
}
