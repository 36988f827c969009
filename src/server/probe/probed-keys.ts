import type { Provider } from '../../contracts/gateway/api.ts';
import type { AccountKeys } from '../../gateway/account-keys.ts';
import { readTenants } from '../../gateway/embed/tenants.ts';
import { EnvironmentError, type Settings, type Upstream } from '../../gateway/environment.ts';
import { PROVIDER_FACTS } from '../../gateway/provider-facts.ts';
import { readStaffConfig } from '../../gateway/staff/staff-config.ts';

/** The keys to probe with, and where they lead. */
export interface ProbedKeys {
  upstreams: Partial<Record<Provider, Upstream>>;
  hostupWriteKey?: string | undefined;
}

/**
 * The keys of the environment or, in embed and staff mode, of one account of the file.
 *
 * @param account its name in the file, with a tenant before it where tenants have accounts of the same name: `acme/main`;
 *   absent, the first
 * @throws EnvironmentError when there is no key, or no such account
 */
export async function probedKeys(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  account: string | undefined,
): Promise<ProbedKeys> {
  const { embed, staff, upstreams, hostupWriteKey } = settings;
  if (!embed && !staff) {
    if (account !== undefined)
      throw new EnvironmentError(
        '--account names an account of EMBED_CONFIG or STAFF_CONFIG, and neither is set.',
      );
    if (!upstreams.hostup && !upstreams.vpsbg) {
      const { hostup, vpsbg } = PROVIDER_FACTS;
      throw new EnvironmentError(
        `There is no key to probe with: set ${hostup.keyVariable}, ${vpsbg.keyVariable} or both, as for the gateway.`,
      );
    }
    return { upstreams, hostupWriteKey };
  }
  const accounts = new Map<string, AccountKeys>();
  const urls = (embed ?? staff)?.urls;
  if (embed) {
    const { tenants } = await readTenants(embed.configFile, environment);
    for (const tenant of tenants) {
      for (const [name, keys] of tenant.accounts) accounts.set(`${tenant.id}/${name}`, keys);
    }
  }
  if (staff) {
    for (const [name, keys] of readStaffConfig(staff.configFile, environment).accounts)
      accounts.set(name, keys);
  }
  const matches = [...accounts].filter(
    ([name]) => account === undefined || name === account || name.endsWith(`/${account}`),
  );
  const [found] = matches;
  if (!found || !urls)
    throw new EnvironmentError(
      `The configuration has no account "${account}". It has ${[...accounts.keys()].join(', ')}.`,
    );
  if (account !== undefined && matches.length > 1)
    throw new EnvironmentError(
      `"${account}" is the name of several accounts: ${matches.map(([name]) => name).join(', ')}.`,
    );
  const [, { hostup, vpsbg, hostupWrite }] = found;
  return {
    upstreams: {
      ...(hostup !== undefined && { hostup: { url: urls.hostup, apiKey: hostup } }),
      ...(vpsbg !== undefined && { vpsbg: { url: urls.vpsbg, apiKey: vpsbg } }),
    },
    hostupWriteKey: hostupWrite,
  };
}
