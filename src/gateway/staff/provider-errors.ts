/** The identity provider does not respond, or not as it must: nothing is known of the person. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown';
}
/** It refused the person, or takes back what it granted. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
}

/** An error with all that caused it, the outermost first. */
export function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 10; cause = cause.cause)
    causes.push(cause);
  return causes;
}

/** Why, for the log: our own words and codes alone, since the message of another may quote a code, a state or a token. */
export function whyDown(error: unknown): string {
  const parts = causesOf(error).flatMap((cause) => {
    if (cause instanceof ProviderDown) return [cause.message];
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
    return /^\w{1,60}$/.test(code) ? [code] : [];
  });
  return [...new Set(parts)].join(': ');
}
