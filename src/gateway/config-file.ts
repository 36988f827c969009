import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { EnvironmentError } from './environment.ts';

/**
 * A file of the operator's, as JSON.
 *
 * @param variable that names the file
 * @throws EnvironmentError without any content of the file
 */
export function readJsonFile(variable: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new EnvironmentError(`${variable} names ${file}, which cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the file.
    throw new EnvironmentError(`${variable} ${file} is not valid JSON.`);
  }
}

const NAMES = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['Array', 'a list'],
  ['Object', 'an object'],
]);

/** Valibot's own messages quote what came, which may be a secret in the wrong place. */
export function inWords({ expected, received }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is no field of this file';
  return `must be ${NAMES.get(expected ?? '') ?? expected ?? 'another value'}`;
}

const ONE_SOURCE = 'must have either `env`, the name of a variable, or `file`';

function hasOneSource({ env, file }: { env?: string | undefined; file?: string | undefined }): boolean {
  return (env === undefined) !== (file === undefined);
}

const source = { env: v.optional(v.string()), file: v.optional(v.string()) };
/** A secret is never in the file itself: it is in a variable of the environment, or in another file. */
export const secretSource = v.pipe(
  v.strictObject(source),
  v.check((found) => hasOneSource(found), ONE_SOURCE),
);
type SecretSource = v.InferOutput<typeof secretSource>;
/** The same with a name for a key. */
export const namedSecret = v.pipe(
  v.strictObject({ ...source, kid: v.optional(v.pipe(v.string(), v.nonEmpty('is empty'))) }),
  v.check((found) => hasOneSource(found), ONE_SOURCE),
);

/** The first of the issues at each place: what follows is often about the same fault. */
export function firstAtEach(issues: readonly v.BaseIssue<unknown>[]): v.BaseIssue<unknown>[] {
  const places = new Map<string | null, v.BaseIssue<unknown>>();
  for (const issue of issues) {
    const place = v.getDotPath(issue);
    if (!places.has(place)) places.set(place, issue);
  }
  return [...places.values()];
}

/** Faults beyond these are mended first. */
const MOST_FAULTS = 200;

/**
 * As much of a file as a schema can read, so that the rest of what is wrong is said too: each place with a fault is left
 * out, and what lacks a field with it.
 *
 * @param json as parsed
 * @returns `undefined` where nothing is left
 */
export function readablePart<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T | undefined {
  let rest = json;
  for (let round = 0; round < MOST_FAULTS; round += 1) {
    const parsed = v.safeParse(schema, rest);
    if (parsed.success) return parsed.output;
    const path = parsed.issues[0].path ?? [];
    rest = without(
      rest,
      path.map(({ key }) => (typeof key === 'string' || typeof key === 'number' ? `${key}` : '')),
    );
  }
  return undefined;
}

/** A value without what is at a path; without the object around it where nothing is there. */
function without(value: unknown, [key, ...deeper]: readonly string[]): unknown {
  if (key === undefined || value === null || typeof value !== 'object') return undefined;
  if (!Object.hasOwn(value, key)) return undefined;
  const kept = Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
    const rest = name === key ? without(each, deeper) : each;
    return rest === undefined ? [] : [[name, rest] as const];
  });
  return Array.isArray(value) ? kept.map(([, each]) => each) : Object.fromEntries(kept);
}

/** What is wrong with a file: all of it, so that it is mended in one go. */
export class Complaints {
  readonly #found = new Set<string>();

  add(...found: string[]): void {
    for (const each of found) this.#found.add(each);
  }

  /** Notes what a step refuses. @returns what the step does; `undefined` where it refused */
  attempt<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.#take(error);
      return undefined;
    }
  }

  /** The same for a step that takes time. */
  async attemptLater<T>(step: () => Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      this.#take(error);
      return undefined;
    }
  }

  /** @throws EnvironmentError with a line for each, where there are any */
  throwAny(): void {
    if (this.#found.size > 0) throw new EnvironmentError([...this.#found].join('\n'));
  }

  #take(error: unknown): void {
    if (!(error instanceof EnvironmentError)) throw error;
    this.add(...error.message.split('\n'));
  }
}

/** Says what is wrong with a field. @throws EnvironmentError always */
export type Refuse = (field: string, what: string) => never;

/** What the operator's file leads to. */
export interface Sources {
  /** Of the operator's file: paths in it are relative to it. */
  folder: string;
  environment: Record<string, string | undefined>;
  /** Takes every file that is read. */
  files: Set<string>;
}

/** The text of a file that the operator's file names. */
export function readText(name: string, field: string, { folder, files }: Sources, refuse: Refuse): string {
  files.add(resolve(folder, name));
  try {
    return readFileSync(resolve(folder, name), 'utf8');
  } catch {
    return refuse(field, 'names a file that cannot be read');
  }
}

export function readSecret(
  { env, file = '' }: SecretSource,
  field: string,
  sources: Sources,
  refuse: Refuse,
): string {
  if (env === undefined) return readText(file, `${field}.file`, sources, refuse).replace(/\r?\n$/, '');
  const { environment } = sources;
  const secret = Object.hasOwn(environment, env) ? environment[env] : undefined;
  return secret || refuse(`${field}.env`, 'names a variable that is not set');
}
