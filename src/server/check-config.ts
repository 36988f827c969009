import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Complaints } from '../gateway/config-file.ts';
import { rightsOf } from '../gateway/embed/rights.ts';
import { originsOf, readTenants } from '../gateway/embed/tenants.ts';
import { correctionsOf } from '../look/look.ts';
import { readStaffConfig } from '../gateway/staff/staff-config.ts';
import { EnvironmentError } from '../gateway/environment.ts';
import { refuseShared } from './shared-origin.ts';

/** A kind of configuration file. */
interface Kind {
  /** The variable that names such a file. */
  variable: string;
  /** The field that only such a file has. */
  field: string;
  /**
   * Reads the file as the gateway does at its start.
   *
   * @throws EnvironmentError with what is wrong
   */
  check(file: string, environment: NodeJS.ProcessEnv): Promise<Checked>;
}

interface Checked {
  /** What it holds, without secrets. */
  lines: string[];
  /** By which the gateway is reached. */
  origins: readonly string[];
}

/** To check another kind of file, add it here. */
const KINDS: readonly Kind[] = [
  { variable: 'EMBED_CONFIG', field: 'tenants', check: checkTenants },
  { variable: 'STAFF_CONFIG', field: 'access', check: checkStaff },
];

/**
 * `drivebay check-config [FILE]`: a file may be checked before a gateway reads it. Without FILE, those that the environment names.
 *
 * @returns what they hold, a line each, without secrets
 * @throws EnvironmentError with all that is wrong, a line for each
 */
export async function checkConfig(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<string[]> {
  const set = KINDS.flatMap((kind) => {
    const file = environment[kind.variable];
    return file ? [{ kind, file }] : [];
  });
  const files = args.length > 0 ? args.map((file) => ({ kind: undefined, file })) : set;
  if (files.length === 0) {
    const variables = KINDS.map(({ variable }) => variable).join(' or ');
    throw new EnvironmentError(`Name a file: drivebay check-config FILE, or set ${variables}.`);
  }
  const complaints = new Complaints();
  const checked = files.map(({ file, kind: named }) =>
    complaints.attemptLater(async () => {
      const kind = named ?? kindOf(file);
      const { lines, origins } = await kind.check(file, environment);
      return { kind, lines: [`${file}: good for ${kind.variable}`, ...lines], origins };
    }),
  );
  const good = (await Promise.all(checked)).flatMap((each) => each ?? []);
  complaints.throwAny();
  const [ofFrames = [], ofStaff = []] = KINDS.map((one) =>
    good.flatMap(({ kind, origins }) => (kind === one ? origins : [])),
  );
  for (const origin of ofStaff) refuseShared(origin, ofFrames);
  return good.flatMap(({ lines }) => lines);
}

function kindOf(file: string): Kind {
  const fields = v.safeParse(v.record(v.string(), v.unknown()), parse(file));
  const kind = fields.success && KINDS.find(({ field }) => Object.hasOwn(fields.output, field));
  if (kind) return kind;
  const known = KINDS.map(({ variable, field }) => `\`${field}\` (${variable})`).join(' or ');
  throw new EnvironmentError(`${file} is no configuration of Drivebay: it has no ${known}.`);
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new EnvironmentError(`${file} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the file.
    throw new EnvironmentError(`${file} is not valid JSON.`);
  }
}

async function checkTenants(file: string, environment: NodeJS.ProcessEnv): Promise<Checked> {
  const config = await readTenants(file, environment);
  const { origin, tenants } = config;
  const lines = tenants.map(async (one) => {
    const { tenant, actions, parents, accounts, acting } = rightsOf(one);
    const may = actions.length > 0 ? actions.join(', ') : 'reads only';
    const unreachable = await one.keys.remote?.load();
    const warning = unreachable === undefined ? '' : `; its keys could not be fetched: ${unreachable}`;
    const at = one.origins.some((each) => each !== origin) ? `at ${one.origins.join(', ')}; ` : '';
    const rights = `  ${tenant}: ${at}${may}; parents: ${parents}, accounts: ${accounts}, with a key for actions: ${acting}${warning}`;
    return [rights, ...correctionsOf(one.appearance ?? {}).map((each) => `  ${tenant}: ${each}`)];
  });
  return { lines: (await Promise.all(lines)).flat(), origins: originsOf(config) };
}

function checkStaff(file: string, environment: NodeJS.ProcessEnv): Promise<Checked> {
  const { origin, issuer, access, accounts } = readStaffConfig(file, environment);
  const rules = access.map(({ role, claims, accounts: names, actions }) => {
    const who = Object.entries(claims).map(([claim, values]) => `${claim} ${values.join(' or ')}`);
    const may = role === 'operator' && actions.length > 0 ? actions.join(', ') : 'reads only';
    return `  ${role}: ${who.join(' and ')}; accounts: ${names.join(', ')}; ${may}`;
  });
  const acting = [...accounts.values()].filter(({ hostupWrite }) => hostupWrite !== undefined).length;
  const about = `  ${origin}, people of ${issuer}; accounts: ${accounts.size}, with a key for actions: ${acting}`;
  return Promise.resolve({ lines: [about, ...rules], origins: [origin] });
}
