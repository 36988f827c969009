import type { Context } from 'hono';
import { GATEWAY_ERRORS } from '../../contracts/gateway/errors.ts';
import { HEADERS } from '../../contracts/gateway/api.ts';
import type { Failure } from '../failure.ts';
import { PAGE_HEADERS } from '../headers.ts';
import { refuse, type Env } from '../request-context.ts';

/**
 * A refusal where a browser opens a path that is not the dashboard's: a page without scripts, that says what to do. Other
 * clients get the problem document, as everywhere.
 */
export function refusePage(c: Context<Env>, failure: Failure): Response {
  if (!c.req.header('accept')?.includes('text/html')) return refuse(c, failure);
  c.set('failure', failure);
  const { code, detail, retryAfter } = failure;
  const { status, title } = GATEWAY_ERRORS[code];
  const requestId = c.get('requestId');
  const headers = new Headers({
    ...PAGE_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    [HEADERS.requestId]: requestId,
  });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  // The link without an address leads to this page again, with its query.
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Drivebay</title>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(detail)}</p>
<p><a href="">Retry</a></p>
<p>Request ID: <code>${escaped(requestId)}</code></p>
</main>
</html>
`;
  return new Response(c.req.method === 'HEAD' ? null : page, { status, headers });
}

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
