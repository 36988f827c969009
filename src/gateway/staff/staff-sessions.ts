import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { hashOf } from '../state/names.ts';
import { parse } from '../state/outcome-record.ts';
import type { SharedState } from '../state/shared-state.ts';
import type { Identity } from './identity-provider.ts';
import { patientState } from './patient-state.ts';
import type { Seal } from './seal.ts';
import type { StaffConfig } from './staff-config.ts';

/** As the state keeps it, sealed. Times: ms since the epoch. */
const sessionRecord = v.object({
  subject: v.string(),
  name: v.string(),
  sid: v.nullable(v.string()),
  claims: v.record(v.string(), v.array(v.string())),
  signedInAt: v.number(),
  authenticatedAt: v.nullable(v.number()),
  /** When the identity provider last confirmed the claims. */
  checkedAt: v.number(),
  tokens: v.object({ refresh: v.nullable(v.string()), access: v.string(), accessEndsAt: v.number() }),
});
export type SessionRecord = v.InferOutput<typeof sessionRecord>;

/** A session as a request found it. */
export interface FoundSession {
  record: SessionRecord;
  /** Stands for it, in logs and headers: the cookie cannot be made from it. */
  name: string;
  /** Without activity it lasts so long, ms. */
  idleMs: number;
  /** As the state has it. */
  key: string;
  value: string;
  id: string;
}

const ID = /^[\w-]{43}$/;
/** For so long beyond its longest time it is known that a session was: whoever comes back the next morning had one, ms. */
const REMEMBERED_MS = 24 * 60 * 60_000;
/** Clocks of replicas may be so far apart, ms. */
const CLOCK_MS = 1_000;

/** Sixteen hexadecimal digits that stand for something. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * The sessions of signed-in people: in the state, under a hash of a random id that only the browser's cookie has, and
 * sealed with it.
 */
export class StaffSessions {
  readonly #state: ReturnType<typeof patientState>;
  readonly #seal: Seal;
  readonly #config: Pick<StaffConfig, 'origin' | 'issuer' | 'clientId' | 'times'>;

  constructor(
    state: SharedState,
    seal: Seal,
    config: Pick<StaffConfig, 'origin' | 'issuer' | 'clientId' | 'times'>,
  ) {
    this.#state = patientState(state);
    this.#seal = seal;
    this.#config = config;
  }

  /** Opens a session with a new id. @returns the id, for the cookie. @throws StateDown */
  async open(identity: Identity): Promise<{ id: string; record: SessionRecord }> {
    const id = randomBytes(32).toString('base64url');
    const now = Date.now();
    const record: SessionRecord = { ...identity, signedInAt: now, checkedAt: now };
    const { idle, max } = this.#config.times;
    const key = this.#keyOf(id);
    await Promise.all([
      this.#state.set(key, this.#sealed(record, id), Math.min(idle, max)),
      this.#state.set(markOf(key), 'expired', max + REMEMBERED_MS),
    ]);
    return { id, record };
  }

  /** The session of this cookie, unless it is over or revoked. @throws StateDown */
  async find(id: string | undefined): Promise<FoundSession | undefined> {
    if (id === undefined || !ID.test(id)) return undefined;
    const key = this.#keyOf(id);
    const [kept] = await this.#state.get([key]);
    const text = kept && this.#seal.open(kept.value, purposeOf(id));
    const record = text === undefined ? undefined : parse(text, sessionRecord);
    if (!kept || !record) return undefined;
    const isRevoked = await this.#isRevoked(record);
    if (isRevoked || this.endsAt(record) <= Date.now()) {
      const mark = { key: markOf(key), value: 'revoked', ms: REMEMBERED_MS };
      if (isRevoked) await this.#state.commit({ key, value: kept.value }, [mark]);
      await this.#state.drop([key]);
      return undefined;
    }
    return { record, key, value: kept.value, id, idleMs: kept.ms, name: shortHash(key) };
  }

  /** The person is active. @throws StateDown */
  async touch(found: FoundSession): Promise<number> {
    const ms = this.#idleOf(found.record);
    await this.#state.extend(found.key, found.value, ms);
    return ms;
  }

  /** Puts what was learned in the record's place, unless the session ended meanwhile. @throws StateDown */
  async replace(found: FoundSession, record: SessionRecord): Promise<FoundSession> {
    const value = this.#sealed(record, found.id);
    const { key } = found;
    await this.#state.commit({ key, value: found.value }, [{ key, value, ms: found.idleMs }]);
    return { ...found, record, value };
  }

  async end({ key }: Pick<FoundSession, 'key'>): Promise<void> {
    await this.#state.drop([key, markOf(key)]);
  }

  /**
   * Why the session of this cookie is over: to the first who asks, so that each is counted once. `undefined` to all others,
   * and where there was none.
   *
   * @throws StateDown
   */
  async endedOf(id: string): Promise<'expired' | 'revoked' | undefined> {
    if (!ID.test(id)) return undefined;
    const mark = markOf(this.#keyOf(id));
    const [kept] = await this.#state.get([mark]);
    if (!kept || !(await this.#state.extend(mark, kept.value, 0))) return undefined;
    return kept.value === 'revoked' ? 'revoked' : 'expired';
  }

  /** Ends every session that the person, or the session at the identity provider, has now. */
  async revoke({ sid, sub }: { sid?: string | undefined; sub?: string | undefined }): Promise<void> {
    const now = String(Date.now());
    const lasts = this.#config.times.max + 60_000;
    if (sid !== undefined) await this.#state.set(this.#revokedSid(sid), now, lasts);
    else if (sub !== undefined) await this.#state.set(this.#revokedSubject(sub), now, lasts);
  }

  /** Whether a thing is used for the first time: a state, a logout token. @throws StateDown */
  async isFirst(what: string, ms: number): Promise<boolean> {
    return this.#claims(this.#onceKey(what), ms);
  }

  /** Whether `isFirst` was called for it before. @throws StateDown */
  async wasUsed(what: string): Promise<boolean> {
    const [known] = await this.#state.get([this.#onceKey(what)]);
    return known !== undefined;
  }

  /** Whether this replica is the one to check a session with the identity provider now. */
  async mayCheck({ key }: FoundSession, ms: number): Promise<boolean> {
    return this.#claims(`${key}:check`, ms);
  }

  endsAt({ signedInAt }: SessionRecord): number {
    return signedInAt + this.#config.times.max;
  }

  /** Stands for a person. */
  personOf(subject: string): string {
    const { issuer } = this.#config;
    return shortHash(JSON.stringify([issuer, subject]));
  }

  /** By a value of its own: a claim that was carried out though its reply was late is still ours. */
  async #claims(key: string, ms: number): Promise<boolean> {
    const own = randomUUID();
    const known = await this.#state.claim(key, own, ms);
    return known === undefined || known.value === own;
  }

  #idleOf(record: SessionRecord): number {
    return Math.max(1, Math.min(this.#config.times.idle, this.endsAt(record) - Date.now()));
  }

  async #isRevoked({ sid, subject, signedInAt }: SessionRecord): Promise<boolean> {
    const keys = [this.#revokedSubject(subject), ...(sid === null ? [] : [this.#revokedSid(sid)])];
    const [ofSubject, ofSid] = await this.#state.get(keys);
    if (ofSid) return true;
    return ofSubject !== undefined && signedInAt < Number(ofSubject.value) + CLOCK_MS;
  }

  #sealed(record: SessionRecord, id: string): string {
    return this.#seal.close(JSON.stringify(record), purposeOf(id));
  }

  #keyOf(id: string): string {
    return `staff:session:${this.#hash(id)}`;
  }

  #onceKey(what: string): string {
    return `staff:once:${this.#hash(what)}`;
  }

  #revokedSid(sid: string): string {
    return `staff:revoked:${this.#hash(`sid ${sid}`)}`;
  }

  #revokedSubject(subject: string): string {
    return `staff:revoked:${this.#hash(`sub ${subject}`)}`;
  }

  /** Of this gateway alone: another one may share the state. */
  #hash(what: string): string {
    const { origin, issuer, clientId } = this.#config;
    return hashOf(JSON.stringify([origin, issuer, clientId, what]));
  }
}

const purposeOf = (id: string) => `session ${id}`;
/** Says that the session was, and how it ends. @param key of the session */
const markOf = (key: string) => `${key}:was`;
