import type { Context, Hono, Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { ASSUMED_HOSTUP_ISO_ID, ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import { NOT_A_VPS_ID } from '../../contracts/id-forms.ts';
import {
  downloadBody,
  IDEMPOTENCY_KEY,
  IDEMPOTENCY_KEY_FORM,
  MAX_ACTION_BYTES,
  mountBody,
  restartBody,
  unmountBody,
} from '../../contracts/gateway/action-bodies.ts';
import type { Failure } from '../failure.ts';
import { payloadOf } from '../payload.ts';
import { json, respondWithRead } from '../read-response.ts';
import { refuse, type Env } from '../request-context.ts';
import { NO_JOB, NOT_ALLOWED } from './action-failure.ts';
import type { Intent } from './intent.ts';

type Route = (typeof ROUTES)[number];

/** Every route that takes another method than GET. All else stays 405. */
const ROUTES = [
  { method: 'POST', path: '/api/hostup/vps/:id/iso/mount' },
  { method: 'POST', path: '/api/hostup/vps/:id/iso/unmount' },
  { method: 'POST', path: '/api/hostup/vps/:id/iso/download' },
  { method: 'DELETE', path: '/api/hostup/vps/:id/iso/:isoId' },
  { method: 'POST', path: '/api/hostup/vps/:id/restart' },
] as const;

const patterns = ROUTES.map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
}));

/** The methods of actions at a path. @param path as the router reads it */
export function actionMethodsAt(path: string): string[] {
  return [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}

/** Adds the routes of actions, and of what belongs to them. */
export function addActions(app: Hono<Env>): void {
  const [mount, unmount, download, remove, restart] = ROUTES;
  const post = (route: Route, read: (vpsId: string, body: unknown) => Intent | Failure) =>
    app.post(route.path, jsonOnly, limited, async (c) => {
      const body = await jsonBody(c);
      return body === undefined ? refuse(c, NO_JSON) : run(c, (vpsId) => read(vpsId, body));
    });

  post(mount, (vpsId, input) => intentOf(mountBody, input, (body) => ({ action: 'mount', vpsId, body })));
  post(unmount, (vpsId, input) =>
    intentOf(unmountBody, input, (body) => ({ action: 'unmount', vpsId, body })),
  );
  post(download, (vpsId, input) =>
    intentOf(downloadBody, input, (body) => ({ action: 'download', vpsId, body })),
  );
  post(restart, (vpsId, input) => intentOf(restartBody, input, () => ({ action: 'restart', vpsId })));

  app.delete(remove.path, (c) => {
    const { headers } = c.env.incoming;
    if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0) {
      return refuse(c, { code: 'bad_request', detail: 'DELETE takes no body here.' });
    }
    const isoId = c.req.param('isoId');
    return run(c, (vpsId) =>
      ASSUMED_HOSTUP_ISO_ID.test(isoId)
        ? { action: 'delete', vpsId, isoId }
        : { code: 'image_not_found', detail: 'There is no image with this ID.' },
    );
  });

  app.get('/api/hostup/vps/:id/status', (c) => {
    const id = c.req.param('id');
    if (!ASSUMED_HOSTUP_VPS_ID.test(id)) return refuse(c, NO_VPS);
    return respondWithRead(c, 'hostup', c.get('visitor').hostup?.status(id, c.req.raw.signal));
  });

  app.get('/api/hostup/jobs/:jobId', (c) => {
    const { actions } = c.get('visitor');
    if (!actions) return refuse(c, NO_JOB);
    return respondWithRead(c, 'hostup', actions.job(c.req.param('jobId'), c.req.raw.signal));
  });
}

const NO_VPS: Failure = {
  code: 'not_found',
  detail: NOT_A_VPS_ID,
};

const NO_JSON: Failure = { code: 'bad_request', detail: 'The body of the request is not valid JSON.' };

async function run(c: Context<Env>, intentFor: (vpsId: string) => Intent | Failure): Promise<Response> {
  const vpsId = c.req.param('id') ?? '';
  if (!ASSUMED_HOSTUP_VPS_ID.test(vpsId)) return refuse(c, NO_VPS);
  const idempotencyKey = c.req.header(IDEMPOTENCY_KEY) ?? '';
  if (!IDEMPOTENCY_KEY_FORM.test(idempotencyKey)) {
    const detail =
      'An action needs the header Idempotency-Key: 16 to 64 letters, digits, "-" or "_", chosen anew for each intent and the same for its retries.';
    return refuse(c, { code: 'bad_request', detail });
  }
  const intent = intentFor(vpsId);
  if ('code' in intent) return refuse(c, intent);
  const { actions } = c.get('visitor');
  if (!actions) return refuse(c, NOT_ALLOWED);
  const outcome = await actions.run({ intent, idempotencyKey, requestId: c.get('requestId') });
  if (!outcome.ok) return refuse(c, outcome.failure);
  const { result } = outcome;
  return json(c, payloadOf(JSON.stringify(result), 4), {}, result.outcome === 'started' ? 202 : 200);
}

/** Forms, which other sites may send without asking, have other types; compressed bodies would pass the limit. */
async function jsonOnly(c: Context<Env>, next: Next): Promise<Response | void> {
  const type = c.req.header('content-type') ?? '';
  if (/^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(type) && !c.req.header('content-encoding')) {
    return next();
  }
  const detail = 'Send the body as JSON: Content-Type application/json, in UTF-8, without Content-Encoding.';
  return refuse(c, { code: 'unsupported_media_type', detail });
}

const limited = bodyLimit({
  maxSize: MAX_ACTION_BYTES,
  onError: (c: Context<Env>) =>
    refuse(c, {
      code: 'request_too_large',
      detail: `The body of an action is at most ${MAX_ACTION_BYTES} bytes.`,
    }),
});

async function jsonBody(c: Context<Env>): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
}

/** The intent in a body, or what is wrong with its fields. */
function intentOf<TSchema extends v.GenericSchema>(
  schema: TSchema,
  input: unknown,
  make: (body: v.InferOutput<TSchema>) => Intent,
): Intent | Failure {
  const parsed = v.safeParse(schema, input, { abortPipeEarly: true });
  if (parsed.success) return make(parsed.output);
  const errors = parsed.issues.slice(0, 10).map((issue) => {
    const path = (v.getDotPath(issue) ?? '').replaceAll('.', '/').slice(0, 60);
    return { pointer: path === '' ? '' : `/${path}`, detail: wordsOf(issue) };
  });
  return {
    code: 'invalid_body',
    detail: 'Some fields of the request are not valid. Correct them and send it again. Nothing was done.',
    errors,
  };
}

function wordsOf({ message, expected, received }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is not a field of this request';
  return message.startsWith('must') ? message : 'is not valid';
}
