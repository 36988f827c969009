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
  readonly #keys: readonly Buffer[];

  /**
   * @param apiKeys of the account: another account's IDs are not its own. Each signs, and one that still matches is enough,
   *   so that an ID outlives the change of the others.
   */
  constructor(apiKeys: readonly string[]) {
    this.#keys = apiKeys.map((key) => createHmac('sha256', key).update('drivebay job reference').digest());
  }

  seal(reference: JobReference): string {
    const { vpsId, action, path } = reference;
    const payload = Buffer.from(JSON.stringify({ vpsId, action, path })).toString('base64url');
    return [payload, ...this.#signaturesOf(payload)].join('.');
  }

  /** `undefined` when the ID is not one of ours. */
  open(id: string): JobReference | undefined {
    const [payload = '', ...given] = id.split('.');
    const expected = this.#signaturesOf(payload);
    if (given.length !== expected.length || !given.some((each, n) => isSame(each, expected[n] ?? ''))) {
      return undefined;
    }
    const json: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const read = v.safeParse(jobReference, json);
    return read.success ? read.output : undefined;
  }

  #signaturesOf(payload: string): string[] {
    return this.#keys.map((key) =>
      createHmac('sha256', key).update(payload).digest().subarray(0, 16).toString('base64url'),
    );
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
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
