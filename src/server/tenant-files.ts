import type { Embedding } from '../gateway/embed/embedding.ts';
import { rightsOf } from '../gateway/embed/rights.ts';
import { RemoteKeySets } from '../gateway/embed/remote-keys.ts';
import { readTenants, type EmbedConfig } from '../gateway/embed/tenants.ts';
import { WatchedFiles, type Watched } from './watched-files.ts';

/** The file of tenants, and every file that it names, as they are now. */
export class TenantFiles {
  readonly #remotes = new RemoteKeySets();
  readonly #files: WatchedFiles<EmbedConfig>;

  constructor(file: string, environment: NodeJS.ProcessEnv, watched: Watched) {
    const load = async (files: Set<string>) => {
      const config = await readTenants(file, environment, this.#remotes, files);
      await this.#fetchKeys(config, watched);
      return config;
    };
    this.#files = new WatchedFiles({ variable: 'EMBED_CONFIG', file }, load, watched);
  }

  /** @throws EnvironmentError when the file or a key is not as it must be */
  read(): Promise<EmbedConfig> {
    return this.#files.read();
  }

  /**
   * Reads them again on SIGHUP and whenever one of them changes. What is wrong changes nothing but the log and `/readyz`.
   *
   * @param check throws EnvironmentError where the file does not go with other settings
   */
  watch(embedding: Embedding, check: (config: EmbedConfig) => void = () => {}): void {
    this.#files.watch((config) => {
      check(config);
      embedding.update(config);
      this.#remotes.keep(new Set(config.tenants.flatMap(({ keys: { remote } }) => remote?.url ?? [])));
      return { tenants: config.tenants.map(rightsOf) };
    });
  }

  close(): void {
    this.#files.close();
    this.#remotes.keep(new Set());
  }

  /** Those at a URL. One that cannot be fetched is logged: its tenant's tokens wait for it. */
  async #fetchKeys({ tenants }: EmbedConfig, { log }: Watched): Promise<void> {
    await Promise.all(
      tenants.map(async ({ id, keys: { remote } }) => {
        const reason = await remote?.load();
        if (reason !== undefined) log.warn({ tenant: id, reason }, 'keys not fetched');
      }),
    );
  }
}
