import { createClient } from '@redis/client';
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import * as v from 'valibot';
import { keepSecret } from '../secrets.ts';
import type { Entry, Kept, SharedState } from './shared-state.ts';

/** A connection that stays silent for so long is replaced: a heartbeat should have had its reply. ms */
const SILENCE_MS = 6_000;
const MAX_RECONNECT_MS = 1_000;
/** In seconds, as its limiter counts. */
const MINUTE_S = 60;

/** Scripts are atomic. Those that go by a time use the server's own. */
const SCRIPTS = {
  get: `local found = {}
    for i, key in ipairs(KEYS) do
      found[2 * i - 1] = redis.call('GET', key)
      found[2 * i] = redis.call('PTTL', key)
    end
    return found`,
  claim: `local value = redis.call('GET', KEYS[1])
    if value then return { value, redis.call('PTTL', KEYS[1]) } end
    redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
    return { false, 0 }`,
  extend: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
    if ARGV[2] == '0' then redis.call('DEL', KEYS[1]) else redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
    return 1`,
  commit: `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
    for i = 2, #KEYS do redis.call('SET', KEYS[i], ARGV[2 * i - 2], 'PX', ARGV[2 * i - 1]) end
    return 1`,
  enter: `local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
    local entered = 0
    if redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[3]) then
      entered = 1
      redis.call('ZADD', KEYS[1], now, ARGV[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
    end
    local entries = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
    for i = 2, #entries, 2 do entries[i] = now - entries[i] end
    return { entered, entries }`,
} as const;

const number = v.pipe(v.union([v.number(), v.string()]), v.transform(Number));
const found = v.array(v.nullable(v.union([v.string(), v.number()])));
const entered = v.tuple([v.number(), v.array(v.union([v.string(), v.number()]))]);

/** The state on a Valkey or Redis, 6.2 or newer: one connection, which is made anew for as long as it takes. */
export class RedisState implements SharedState {
  readonly local = false;
  readonly up = true;
  readonly replicas = 1;
  readonly #client;
  readonly #prefix: string;
  #cause: unknown;
  readonly #release: () => void;
  readonly #limiters = new Map<number, RateLimiterRedis>();

  /**
   * Begins to connect.
   *
   * @param url as `STATE_URL` has it, checked
   * @param prefix of every key
   */
  constructor(url: string, prefix: string) {
    this.#prefix = prefix;
    const { password } = new URL(url);
    this.#release = password === '' ? () => {} : keepSecret(decodeURIComponent(password));
    this.#client = createClient({
      url,
      RESP: 2,
      // What waited for a connection would be done at a time when it is no longer true.
      disableOfflineQueue: true,
      commandsQueueMaxLength: 10_000,
      disableClientInfo: true,
      maintNotifications: 'disabled',
      socket: {
        connectTimeout: 2_000,
        socketTimeout: SILENCE_MS,
        reconnectStrategy: (retries) =>
          Math.min(50 * 2 ** Math.min(retries, 10), MAX_RECONNECT_MS) * (0.5 + Math.random() / 2),
      },
    });
    this.#client.on('error', (error) => {
      this.#cause = error;
    });
    this.#client.on('ready', () => {
      this.#cause = undefined;
    });
    this.#client.connect().catch(() => {});
  }

  /** Whether there is a connection. */
  get ready(): boolean {
    return this.#client.isReady;
  }

  /** Why there is no connection; `undefined` while there is one. */
  get cause(): unknown {
    return this.#cause;
  }

  async get(keys: readonly string[]): Promise<(Kept | undefined)[]> {
    const reply = v.parse(found, await this.#eval('get', keys));
    return keys.map((_, at) => keptIn(reply[2 * at], reply[2 * at + 1]));
  }

  async set(key: string, value: string, ms: number): Promise<void> {
    await this.#client.set(this.#key(key), value, { expiration: { type: 'PX', value: Math.ceil(ms) } });
  }

  async drop(keys: readonly string[]): Promise<void> {
    await this.#client.del(keys.map((key) => this.#key(key)));
  }

  async claim(key: string, value: string, ms: number): Promise<Kept | undefined> {
    const [known, left] = v.parse(found, await this.#eval('claim', [key], value, ms));
    return keptIn(known, left);
  }

  async extend(key: string, value: string, ms: number): Promise<boolean> {
    return (await this.#eval('extend', [key], value, ms)) === 1;
  }

  async commit(
    claim: { key: string; value: string },
    values: readonly (Kept & { key: string })[],
  ): Promise<boolean> {
    const keys = [claim.key, ...values.map(({ key }) => key)];
    const more = values.flatMap(({ value, ms }) => [value, ms]);
    return (await this.#eval('commit', keys, claim.value, ...more)) === 1;
  }

  async enter(
    key: string,
    entry: string,
    { windowMs, max }: { windowMs: number; max: number },
  ): Promise<{ entered: boolean; entries: Entry[] }> {
    const most = Math.min(max, Number.MAX_SAFE_INTEGER);
    const [done, flat] = v.parse(entered, await this.#eval('enter', [key], entry, windowMs, most));
    const entries: Entry[] = [];
    for (let at = 0; at < flat.length; at += 2) {
      entries.push({ entry: String(flat[at]), ageMs: v.parse(number, flat[at + 1]) });
    }
    return { entered: done === 1, entries };
  }

  async leave(key: string, entry: string): Promise<void> {
    await this.#client.zRem(this.#key(key), entry);
  }

  async count(key: string, limit: number): Promise<number> {
    const limiter =
      this.#limiters.get(limit) ??
      new RateLimiterRedis({
        storeClient: this.#client,
        useRedisPackage: true,
        keyPrefix: `${this.#prefix}:count`,
        points: limit,
        duration: MINUTE_S,
      });
    this.#limiters.set(limit, limiter);
    try {
      await limiter.consume(key);
      return 0;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
      throw error;
    }
  }

  close(): Promise<void> {
    this.#client.destroy();
    this.#release();
    return Promise.resolve();
  }

  #key(key: string): string {
    return `${this.#prefix}:${key}`;
  }

  #eval(
    script: keyof typeof SCRIPTS,
    keys: readonly string[],
    ...values: (string | number)[]
  ): Promise<unknown> {
    return this.#client.eval(SCRIPTS[script], {
      keys: keys.map((key) => this.#key(key)),
      arguments: values.map((value) => String(typeof value === 'number' ? Math.ceil(value) : value)),
    });
  }
}

function keptIn(value: string | number | null | undefined, ms: string | number | null | undefined) {
  return typeof value === 'string' ? { value, ms: Math.max(0, Number(ms)) } : undefined;
}
