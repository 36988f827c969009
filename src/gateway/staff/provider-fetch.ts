import type * as oidc from 'openid-client';
import { boundedText } from '../embed/remote-keys.ts';
import { ProviderDown } from './provider-errors.ts';

/** Follows no redirect, and reads no more than such a response can be long. @throws ProviderDown */
export async function boundedFetch(
  url: string,
  {
    body,
    signal,
    method,
    headers: sent,
  }: Pick<oidc.CustomFetchOptions, 'headers' | 'method'> & {
    body?: unknown;
    signal?: AbortSignal | undefined;
  },
): Promise<Response> {
  try {
    const response = await fetch(url, {
      method,
      headers: sent,
      redirect: 'manual',
      // What is sent is a form.
      ...(body instanceof URLSearchParams && { body }),
      ...(signal && { signal }),
    });
    if (
      response.status >= 500 ||
      response.status === 429 ||
      (response.status >= 300 && response.status < 400)
    )
      throw new ProviderDown(`its status is ${response.status}`);
    const { status, headers } = response;
    const text = await boundedText(response);
    return new Response(text === '' ? null : text, { status, headers: cleaned(headers) });
  } catch (error) {
    throw new ProviderDown('it did not respond', { cause: error });
  }
}

/** The body is no longer encoded. */
function cleaned(headers: Headers): Headers {
  const copy = new Headers(headers);
  for (const name of ['content-encoding', 'content-length']) copy.delete(name);
  return copy;
}
