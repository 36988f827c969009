import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { admit } from '../gateway/embed/admission.ts';
import { mint } from '../gateway/embed/mint.ts';
import { readTenants, type Tenant } from '../gateway/embed/tenants.ts';
import { EnvironmentError } from '../gateway/environment.ts';
import { writeKeys } from './new-keys.ts';

const USAGE = `drivebay mint --tenant <id> --key <private.pem> [--vps <id>[=<name>]]… [--iso <number>|"*"]…
  [--actions mount,unmount,download,delete,restart] [--role customer|support] [--library all]
  [--acct <name>] [--parent <origin>]
  [--seconds 300] [--sub <name>] [--kid <name>] [--config <file, else EMBED_CONFIG>]
drivebay mint --new-keys <folder outside the project, such as ../drivebay-keys>
In a clone: npm run mint -- …`;

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

/**
 * `drivebay mint`: prints an embed token, or writes a new pair of keys with a file of tenants that names them.
 *
 * @param project the project, or what of it was shipped: no key is written into it
 * @throws EnvironmentError when something is missing or wrong
 */
export async function mintToken(args: string[], project: string): Promise<void> {
  const { values } = parsed(args);
  if (values.help) return console.log(USAGE);

  if (values['new-keys'] !== undefined) return console.log(writeKeys(values['new-keys'], project).join('\n'));
  if (!values.tenant || !values.config) throw new EnvironmentError(USAGE);

  const config = await readTenants(values.config, process.env);
  const tenant = config.tenants.find(({ id }) => id === values.tenant);
  if (!tenant) throw new EnvironmentError(`${values.config} has no tenant "${values.tenant}".`);
  const [origin = config.origin] = tenant.origins;
  const now = Math.floor(Date.now() / 1_000);
  const { iso } = values;
  const claims = {
    iss: tenant.issuer,
    aud: origin,
    sub: values.sub,
    jti: randomUUID(),
    iat: now,
    exp: now + Number(values.seconds ?? Math.min(300, tenant.maxTokenSeconds)),
    parent: values.parent ?? origin,
    acct: values.acct ?? [...tenant.accounts.keys()][0],
    ...(values.vps && { hostup: hostupOf(values.vps, values.library, values.actions) }),
    ...(iso && { vpsbg: { isos: iso.includes('*') ? '*' : iso.map(Number) } }),
    role: values.role,
  };
  const { algorithm } = tenant;
  const token = await mint(claims, {
    algorithm,
    key: keyOf(tenant, values.key, values.kid),
    kid: values.kid,
  });
  console.log(token);
  // As the gateway will: the key may not match the public one in the file.
  await tenant.keys.remote?.load();
  const admission = await admit(config, `Bearer ${token}`);
  if (!admission.ok)
    console.error(`Warning: the gateway will refuse this token. ${admission.failure.detail}`);
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        tenant: text,
        key: text,
        vps: texts,
        iso: texts,
        role: { ...text, default: 'customer' },
        library: text,
        actions: text,
        acct: text,
        parent: text,
        seconds: text,
        sub: { ...text, default: 'tried-by-hand' },
        kid: text,
        config: { ...text, default: process.env['EMBED_CONFIG'] ?? '' },
        'new-keys': text,
      },
    });
  } catch (error) {
    throw new EnvironmentError(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

/**
 * @param vps each the id of a VPS or, with a name for the frame to show, `id=name`
 * @param actions on each of them, with commas between
 */
function hostupOf(vps: readonly string[], library: string | undefined, actions: string | undefined) {
  const named = vps.map((each) => /^([^=]*)(?:=(.*))?$/s.exec(each) ?? []);
  const names = named.flatMap(([, id = '', name]) => (name === undefined ? [] : [[id, name] as const]));
  const ids = named.map(([, id = '']) => id);
  return {
    vps: ids,
    ...(library !== undefined && { library }),
    ...(names.length > 0 && { names: Object.fromEntries(names) }),
    ...(actions && { actions: Object.fromEntries(ids.map((id) => [id, actions.split(',')])) }),
  };
}

/** The private key of the file or, with HS256, the tenant's secret of this name, else the first. */
function keyOf(
  { algorithm, keys: { keys } }: Tenant,
  file: string | undefined,
  kid: string | undefined,
): string | Uint8Array {
  if (algorithm === 'HS256') {
    const secret = kid === undefined ? keys[0] : keys.find((one) => one.kid === kid);
    if (secret?.key instanceof Uint8Array) return secret.key;
    throw new EnvironmentError(`The tenant has no secret with the \`kid\` "${kid}".`);
  }
  if (file === undefined) throw new EnvironmentError('--key must name the file of the private key.');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new EnvironmentError(`--key ${file} cannot be read.`);
  }
}
