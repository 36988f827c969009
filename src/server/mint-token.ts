import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mint } from '../gateway/embed/mint.ts';
import { readTenants, type Tenant } from '../gateway/embed/tenants.ts';
import { EnvironmentError } from '../gateway/environment.ts';
import { writeKeys } from './new-keys.ts';

/** The built `dist/gateway/mint.js`: prints an embed token, or writes a new pair of keys. */

const USAGE = `npm run mint -- --tenant <id> --key <private.pem> [--vps <id>[=<name>]]… [--iso <number>|"*"]…
  [--actions mount,unmount,download,delete,restart] [--role customer|support] [--library all]
  [--acct <name>] [--parent <origin>]
  [--seconds 300] [--sub <name>] [--kid <name>] [--config <file, else EMBED_CONFIG>]
npm run mint -- --new-keys <folder outside the project, such as ../drivebay-keys>`;

/** The project, or what of it was shipped: `dist/` and what is beside it. */
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
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
  if (values['new-keys'] !== undefined) return console.log(writeKeys(values['new-keys'], PROJECT).join('\n'));
  if (!values.tenant || !values.config) throw new EnvironmentError(USAGE);

  const { origin, tenants } = await readTenants(values.config, process.env);
  const tenant = tenants.find(({ id }) => id === values.tenant);
  if (!tenant) throw new EnvironmentError(`${values.config} has no tenant "${values.tenant}".`);
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
  console.log(await mint(claims, { algorithm, key: keyOf(tenant, values.key, values.kid), kid: values.kid }));
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

try {
  await run();
} catch (error) {
  const usage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  console.error(
    error instanceof EnvironmentError ? error.message : usage ? `${error.message}\n${USAGE}` : error,
  );
  process.exit(1);
}
