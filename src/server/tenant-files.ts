import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Check } from '../contracts/gateway/health.ts';
import type { Embedding } from '../gateway/embed/embedding.ts';
import { rightsOf } from '../gateway/embed/rights.ts';
import { RemoteKeySets } from '../gateway/embed/remote-keys.ts';
import { readTenants, type EmbedConfig } from '../gateway/embed/tenants.ts';
import { EnvironmentError } from '../gateway/environment.ts';
import type { Health } from '../gateway/health.ts';
import type { Log } from '../gateway/log.ts';
import type { Meter } from '../gateway/meter.ts';

/** How often the files are looked at, ms. Events of a file system miss mounts and links that are swapped. */
const LOOK_EVERY_MS = 1_000;

interface Watched {
  log: Log;
  meter: Meter;
  health: Health;
}

/** The file of tenants, and every file that it names, as they are now. */
export class TenantFiles {
  readonly #file: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #remotes = new RemoteKeySets();
  readonly #watched: Watched;
  #files: readonly string[];
  #timer: NodeJS.Timeout | undefined;
  #problem: Check = { status: 'ok' };
  #loading = Promise.resolve();

  constructor(file: string, environment: NodeJS.ProcessEnv, watched: Watched) {
    this.#file = file;
    this.#environment = environment;
    this.#watched = watched;
    this.#files = [resolve(file)];
    watched.health.watch('config', () => this.#problem);
  }

  /**
   * Reads them, and fetches the keys that are at a URL. One that cannot be fetched is logged: its tenant's tokens wait for it.
   *
   * @throws EnvironmentError when the file or a key is not as it must be
   */
  async read(): Promise<EmbedConfig> {
    const config = await readTenants(this.#file, this.#environment, this.#remotes);
    this.#files = config.files;
    await Promise.all(
      config.tenants.map(async ({ id, keys: { remote } }) => {
        const reason = await remote?.load();
        if (reason !== undefined) this.#watched.log.warn({ tenant: id, reason }, 'keys not fetched');
      }),
    );
    return config;
  }

  /** Reads them again on SIGHUP and whenever one of them changes. What is wrong changes nothing but the log and `/readyz`. */
  watch(embedding: Embedding): void {
    let loaded = this.#signature();
    let before = loaded;
    const reload = () => {
      // One after the other, or the earlier of two versions might be the last.
      this.#loading = this.#loading.then(() => this.#reload(embedding));
    };
    process.on('SIGHUP', reload);
    this.#timer = setInterval(() => {
      const now = this.#signature();
      // Twice the same: whoever writes it has done so.
      if (now !== loaded && now === before) {
        loaded = now;
        reload();
      }
      before = now;
    }, LOOK_EVERY_MS).unref();
    this.#onClose = () => process.off('SIGHUP', reload);
  }
  #onClose = () => {};

  close(): void {
    this.#onClose();
    clearInterval(this.#timer);
    this.#remotes.keep(new Set());
  }

  async #reload(embedding: Embedding): Promise<void> {
    const { log, meter } = this.#watched;
    try {
      const config = await this.read();
      embedding.update(config);
      this.#remotes.keep(new Set(config.tenants.flatMap(({ keys: { remote } }) => remote?.url ?? [])));
      this.#problem = { status: 'ok' };
      log.info({ tenants: config.tenants.map(rightsOf) }, 'configuration read again');
      meter.reloaded(true);
    } catch (error) {
      const wrong = error instanceof EnvironmentError;
      const at = new Date().toISOString();
      const what = wrong ? withoutNames(error.message) : 'the gateway failed';
      const detail = `The changed file of tenants is not in use, the earlier one is. At ${at}: ${what} The log has the names.`;
      this.#problem = { status: 'degraded', detail };
      log.error(
        { reason: wrong ? error.message : String(error) },
        'configuration not read again: the earlier one stays in use',
      );
      meter.reloaded(false);
    }
  }

  /** Of each file what changes when it does, also through a link. */
  #signature(): string {
    return this.#files
      .map((file) => {
        const { mtimeMs = 0, size = 0, ino = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
        return `${mtimeMs} ${size} ${ino}`;
      })
      .join();
  }
}

/** A complaint about the file without its path, and without the ids of tenants and names of accounts. */
function withoutNames(message: string): string {
  return message
    .replace(/^EMBED_CONFIG .*?(?=, tenant|: `| is not valid JSON)/, 'EMBED_CONFIG')
    .replace(/^EMBED_CONFIG names .*, which/, 'EMBED_CONFIG names a file, which')
    .replaceAll(/tenant "[^"]*"/g, 'a tenant')
    .replaceAll(/`accounts\.[^.`]*/g, '`accounts');
}
