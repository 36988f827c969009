import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { EnvironmentError } from './environment.ts';
import type { Log } from './log.ts';
import { fileHeaders, type Pages } from './pages.ts';
import { readyPayload, respond, type Bytes, type Payload } from './payload.ts';

/**
 * The assets of several builds in one folder, so that a page finds its scripts whichever build responds: each start adds
 * its own, and none is taken away while it may still be needed.
 *
 * `files/` has the assets by name; a name holds the hash of its content. `builds/` has a list of names for each build,
 * written when they are all there.
 */

/** A build that no process has run for so long is forgotten, with what it alone names. */
const KEPT_MS = 7 * 24 * 3_600_000;
/** How often a process states that its build runs. */
const RENEW_MS = 3_600_000;
/** Files of other builds in memory; a page loads about thirty. */
const MAX_CACHED = 200;
/** What a bundler names a file. Nothing else is looked up, so no path can lead elsewhere. */
const NAME = /^[\w-][\w.-]{0,199}$/;

const buildList = v.array(v.string());

export interface AssetStore {
  /** The file of this name, from any build; `undefined` when none has it. */
  find(name: string): Promise<Payload | undefined>;
  close(): void;
}

/**
 * Adds the assets of this build to the folder, and takes away those of builds that are over.
 *
 * @param assets by name, those that were compressed beforehand too
 * @throws EnvironmentError when ASSETS_DIR cannot be written to
 */
export function openAssetStore(folder: string, assets: ReadonlyMap<string, Bytes>, log: Log): AssetStore {
  const files = join(folder, 'files');
  const builds = join(folder, 'builds');
  const names = [...assets.keys()].toSorted();
  const own = join(
    builds,
    `${createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 32)}.json`,
  );
  try {
    mkdirSync(files, { recursive: true });
    mkdirSync(builds, { recursive: true });
    // First, so that no other process takes away what is being added.
    writeWhole(own, JSON.stringify(names));
    for (const [name, bytes] of assets) {
      const file = join(files, name);
      if (statSync(file, { throwIfNoEntry: false })?.size !== bytes.length) writeWhole(file, bytes);
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new EnvironmentError(`ASSETS_DIR names a folder that cannot be written to${reason}.`);
  }
  const tend = () => {
    try {
      const now = new Date();
      utimesSync(own, now, now);
      const removed = sweep(files, builds, now.getTime() - KEPT_MS);
      if (removed > 0) log.info({ files: removed }, 'old assets removed');
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : '' }, 'old assets not looked after');
    }
  };
  tend();
  const timer = setInterval(tend, RENEW_MS).unref();

  const cached = new Map<string, Payload>();
  const read = (name: string) => readFile(join(files, name)).catch(() => undefined);
  return {
    async find(name) {
      if (!NAME.test(name) || /\.(?:br|gz)$/.test(name)) return undefined;
      const known = cached.get(name);
      if (known) return known;
      const [bytes, br, gzip] = await Promise.all([read(name), read(`${name}.br`), read(`${name}.gz`)]);
      if (!bytes) return undefined;
      const payload = readyPayload(asBytes(bytes), { br: br && asBytes(br), gzip: gzip && asBytes(gzip) });
      const [oldest] = cached.keys();
      if (cached.size >= MAX_CACHED && oldest !== undefined) cached.delete(oldest);
      cached.set(name, payload);
      return payload;
    },
    close: () => clearInterval(timer),
  };
}

/** The same pages, with the assets of other builds. */
export function withAssetStore(pages: Pages, store: AssetStore): Pages {
  return {
    ...pages,
    async serve(path, wanted, how) {
      const name = path.startsWith('/assets/') ? path.slice('/assets/'.length) : '';
      const other = name !== '' && !pages.assets.has(name) ? await store.find(name) : undefined;
      return other ? respond(other, wanted ?? {}, fileHeaders(path)) : pages.serve(path, wanted, how);
    },
  };
}

/** In one step: another process sees all of it or nothing. */
function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${randomUUID()}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, file);
}

/** @returns how many files were removed */
function sweep(files: string, builds: string, before: number): number {
  const isOld = (file: string) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < before;
  const needed = new Set<string>();
  for (const list of readdirSync(builds)) {
    const file = join(builds, list);
    if (isOld(file)) rmSync(file, { force: true });
    else for (const name of namesIn(file)) needed.add(name);
  }
  let removed = 0;
  for (const name of readdirSync(files)) {
    if (needed.has(name) || !isOld(join(files, name))) continue;
    rmSync(join(files, name), { force: true });
    removed += 1;
  }
  return removed;
}

/** What a build names; nothing of a list that is just being written, whose files are new as well. */
function namesIn(file: string): string[] {
  try {
    const names = v.safeParse(buildList, JSON.parse(readFileSync(file, 'utf8')));
    return names.success ? names.output : [];
  } catch {
    return [];
  }
}

function asBytes(buffer: Buffer): Bytes {
  return new Uint8Array(buffer);
}
