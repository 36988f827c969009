import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Failure } from './failure.ts';
import type { Wanted } from './payload.ts';
import { problemResponse } from './problem.ts';
import type { TokenInLog } from './request-log.ts';
import type { SignedIn } from './staff/signed-in.ts';
import type { Visitor } from './visitor.ts';

/** What the gateway knows of one request. */
export interface Env {
  Bindings: HttpBindings;
  Variables: {
    requestId: string;
    /** IP address of who sends it. */
    clientAddress: string;
    visitor: Visitor;
    /** Who is signed in. */
    staff?: SignedIn | undefined;
    /** For the log. */
    tenant?: string | undefined;
    subject?: string | undefined;
    token?: TokenInLog | undefined;
    failure?: Failure | undefined;
  };
}

/** The failure as the response to this request, and in the log. */
export function refuse(c: Context<Env>, failure: Failure): Response {
  c.set('failure', failure);
  return problemResponse(failure, { path: rawPath(c), requestId: c.get('requestId') });
}

/** What the client has and takes. */
export function wantedBy(c: Context<Env>): Wanted {
  return { acceptEncoding: c.req.header('accept-encoding'), ifNoneMatch: c.req.header('if-none-match') };
}

/** Whether a path is one of the API, which serves data and no pages. */
export function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/');
}

/** The path as it came over the wire, without the query: never built from the request's host. */
export function rawPath(c: Context<Env>): string {
  return (c.env.incoming.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}
