import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import { ACTIONS } from '../../contracts/gateway/actions.ts';

/** Where a job is read, and whose it is. */
const jobReference = v.object({
  vpsId: v.pipe(v.string(), v.regex(ASSUMED_HOSTUP_VPS_ID)),
  action: v.picklist(ACTIONS),
  /** Below the base URL, as `pollPathOf` made it. */
  path: v.string(),
});
export type JobReference = v.InferOutput<typeof jobReference>;

/**
 * Makes a job's ID out of what is needed to read it, signed. So a job is readable after a restart and by every replica,
 * and an ID that this gateway did not make for this account leads nowhere.
 */
export class JobReferences {
  readonly #key: Buffer;

  /** @param apiKey of the account's actions: another account's IDs are not its own */
  constructor(apiKey: string) {
    this.#key = createHmac('sha256', apiKey).update('drivebay job reference').digest();
  }

  seal(reference: JobReference): string {
    const { vpsId, action, path } = reference;
    const payload = Buffer.from(JSON.stringify({ vpsId, action, path })).toString('base64url');
    return `${payload}.${this.#sign(payload).toString('base64url')}`;
  }

  /** `undefined` when the ID is not one of ours. */
  open(id: string): JobReference | undefined {
    const [payload = '', signature = '', ...more] = id.split('.');
    const given = Buffer.from(signature, 'base64url');
    const expected = this.#sign(payload);
    if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return undefined;
    }
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const read = v.safeParse(jobReference, json);
    return read.success ? read.output : undefined;
  }

  #sign(payload: string): Buffer {
    return createHmac('sha256', this.#key).update(payload).digest().subarray(0, 16);
  }
}

const MAX_POLL_URL = 300;

/**
 * The path below the base URL that a `pollUrl` names; `null` unless it is on the provider's own origin, below `/api/`, in
 * plain characters. It is given to us by the provider, and our key goes with it.
 *
 * @param baseUrl of the provider's API
 */
export function pollPathOf(pollUrl: string | null, baseUrl: string): string | null {
  if (!pollUrl || pollUrl.length > MAX_POLL_URL || /[^\w./:?=&~-]/.test(pollUrl)) return null;
  const base = new URL(baseUrl);
  if (!URL.canParse(pollUrl, base.origin)) return null;
  const { origin, pathname, search, username, password } = new URL(pollUrl, base.origin);
  if (origin !== base.origin || username !== '' || password !== '') return null;
  const basePath = base.pathname.replace(/\/+$/, '');
  const isAbsolute = /^[a-z]+:|^\/\//i.test(pollUrl);
  const path = isAbsolute && pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
  return path.startsWith('/api/') && !path.includes('//') ? path + search : null;
}
