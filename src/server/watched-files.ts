import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Check } from '../contracts/gateway/health.ts';
import { EnvironmentError } from '../gateway/environment.ts';
import type { Health } from '../gateway/health.ts';
import type { Log } from '../gateway/log.ts';
import type { Meter } from '../gateway/meter.ts';

/** How often the files are looked at, ms. Events of a file system miss mounts and links that are swapped. */
const LOOK_EVERY_MS = 1_000;

export interface Watched {
  log: Log;
  meter: Meter;
  health: Health;
}

/** A file of the operator's, and every file that it names, as they are now. */
export class WatchedFiles<Config> {
  readonly #variable: string;
  readonly #file: string;
  readonly #load: (files: Set<string>) => Promise<Config>;
  readonly #watched: Watched;
  /** Those of the last try. */
  #files: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #problem: Check = { status: 'ok' };
  #loading = Promise.resolve();

  /**
   * @param variable that names the file
   * @param load reads it, and adds every file that it names, also one that cannot be read
   */
  constructor(
    { variable, file }: { variable: string; file: string },
    load: (files: Set<string>) => Promise<Config>,
    watched: Watched,
  ) {
    this.#variable = variable;
    this.#load = load;
    this.#watched = watched;
    this.#file = file;
    watched.health.watch('config', () => this.#problem);
  }

  /** @throws EnvironmentError when the file or a key is not as it must be */
  async read(): Promise<Config> {
    const files = new Set([resolve(this.#file)]);
    try {
      return await this.#load(files);
    } finally {
      this.#files = [...files];
    }
  }

  /** Reads them again on SIGHUP and whenever one of them changes. What is wrong changes nothing but the log and `/readyz`. */
  watch(apply: (config: Config) => object): void {
    let loaded = this.#signature();
    let before = loaded;
    const reload = () => {
      // One after the other, or the earlier of two versions might be the last.
      this.#loading = this.#loading.then(() => this.#reload(apply));
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
  }

  async #reload(apply: (config: Config) => object): Promise<void> {
    const { log, meter } = this.#watched;
    try {
      const about = apply(await this.read());
      this.#problem = { status: 'ok' };
      log.info(about, 'configuration read again');
      meter.reloaded(true);
    } catch (error) {
      const wrong = error instanceof EnvironmentError;
      const at = new Date().toISOString();
      const what = wrong ? withoutNames(error.message, this.#variable, this.#file) : 'the gateway failed';
      const detail = `The changed file of ${this.#variable} is not in use, the earlier one is. At ${at}: ${what} The log has the names.`;
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
        try {
          const { mtimeMs, size, ino } = statSync(file);
          return `${mtimeMs} ${size} ${ino}`;
        } catch (error) {
          // Gone, or out of reach, as when the rights of its folder change: to read it says so.
          return String(error);
        }
      })
      .join();
  }
}

/** What is wrong with the file, without its path, and without the ids of tenants and names of accounts. */
function withoutNames(message: string, variable: string, file: string): string {
  return message
    .replaceAll(`${variable} names ${file},`, `${variable} names a file,`)
    .replaceAll(`${variable} ${file}`, variable)
    .replaceAll(/tenant "[^"]*"/g, 'a tenant')
    .replaceAll(/`(accounts|labels)\.[^`]*?(\.(hostup|vpsbg|hostupWrite)(\.\w+)?)?`/g, '`$1$2`');
}
