import type { Hono } from 'hono';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';
import { NOT_A_VPS_ID, NOT_AN_ISO_ID } from '../contracts/id-forms.ts';
import type { Session } from '../contracts/gateway/api.ts';
import type { Settings } from './environment.ts';
import { payloadOf } from './payload.ts';
import { json, respondWithRead } from './read-response.ts';
import { refuse, type Env } from './request-context.ts';
import { VERSION } from './version.ts';
import { readListQuery } from './vps-list-query.ts';

type ReadSettings = Pick<Settings, 'mode'> & Partial<Pick<Settings, 'manageUrl'>>;

/** Adds the routes that read: the session, and what the visitor may see of each provider. */
export function addReads(app: Hono<Env>, { mode: own, manageUrl = null }: ReadSettings): void {
  app.get('/api/session', (c) => {
    const { mode = own, role, providers, actions, names = {}, library, account } = c.get('visitor');
    const allowed = actions?.allowed ?? {};
    const session: Session = {
      mode,
      role,
      providers,
      actions: allowed,
      version: VERSION,
      manageUrl,
      names,
      ...(library && { library }),
      ...(account !== undefined && { account }),
    };
    return json(c, payloadOf(JSON.stringify(session), 4));
  });

  app.get('/api/hostup/vps', (c) => {
    const read = readListQuery(c.req.queries());
    if (!read.ok) return refuse(c, { code: 'bad_request', detail: read.detail });
    return respondWithRead(c, 'hostup', c.get('visitor').hostup?.vpsList(read.query, c.req.raw.signal));
  });

  app.get('/api/hostup/vps/:id/iso', (c) => {
    const id = c.req.param('id');
    if (!ASSUMED_HOSTUP_VPS_ID.test(id)) {
      return refuse(c, {
        code: 'not_found',
        detail: NOT_A_VPS_ID,
      });
    }
    return respondWithRead(c, 'hostup', c.get('visitor').hostup?.isoMedia(id, c.req.raw.signal));
  });

  app.get('/api/vpsbg/isos', (c) =>
    respondWithRead(c, 'vpsbg', c.get('visitor').vpsbg?.isos(c.req.raw.signal)),
  );

  app.get('/api/vpsbg/isos/:id', (c) => {
    const id = c.req.param('id');
    if (!ASSUMED_VPSBG_ISO_ID.test(id)) {
      return refuse(c, {
        code: 'not_found',
        detail: NOT_AN_ISO_ID,
      });
    }
    return respondWithRead(c, 'vpsbg', c.get('visitor').vpsbg?.iso(id, c.req.raw.signal));
  });
}
