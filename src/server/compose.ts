import { fileAudit, logAudit } from '../gateway/actions/audit.ts';
import { createHostupActions } from '../gateway/actions/hostup-actions.ts';
import { ActionJournal } from '../gateway/actions/journal.ts';
import { ownerActions } from '../gateway/actions/visitor-actions.ts';
import { createGateway, type Gateway } from '../gateway/app.ts';
import { createEmbedding } from '../gateway/embed/embedding.ts';
import { readTenants } from '../gateway/embed/tenants.ts';
import { EnvironmentError, type Settings, readEnvironment } from '../gateway/environment.ts';
import { createHostupReads } from '../gateway/hostup.ts';
import type { Pages } from '../gateway/pages.ts';
import { mask } from '../gateway/secrets.ts';
import { openState } from '../gateway/state/open-state.ts';
import type { SharedState } from '../gateway/state/shared-state.ts';
import { createVpsbgReads } from '../gateway/vpsbg.ts';
import { ACCOUNTS, type AccountName } from '../sandbox/accounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';

/** A gateway with what stands behind it: the providers, or the sandbox that plays them. */
export interface Composition {
  app: Gateway;
  settings: Settings;
  /** What the person at the terminal should know: `sandbox: …`, `owner mode: …` or `embed mode: …`. */
  summary: string;
  /** Where the gateway's log goes. */
  log: (line: string) => void;
  /** What replicas share, and whether it is there. */
  state: SharedState;
  close(): Promise<void>;
}

/**
 * Puts the gateway together from the environment, starting the sandbox when no key is set.
 *
 * @param pages absent in development, where Vite serves them
 * @throws EnvironmentError when a variable, or the file of tenants, is wrong
 */
export async function compose(environment: NodeJS.ProcessEnv, pages?: Pages): Promise<Composition> {
  const settings = readEnvironment(environment);
  const account = accountOf(environment);
  const sandbox = settings.mode === 'sandbox' ? await startSandbox() : undefined;
  const keys = sandbox?.accounts[account];
  const upstreams =
    sandbox && keys
      ? {
          hostup: { url: sandbox.hostupUrl, apiKey: keys.hostup },
          vpsbg: { url: sandbox.vpsbgUrl, apiKey: keys.vpsbg },
        }
      : settings.upstreams;
  const log = (line: string) => console.error(mask(line));
  const { embed, allowedActions, auditLog } = settings;
  const audit = auditLog === undefined ? logAudit(log) : fileAudit(auditLog);
  const tenants = embed && (await readTenants(embed.configFile, environment));
  const state = await openState(settings.state, log);
  const embedding = tenants && createEmbedding(tenants, embed.urls, { log, audit, state });
  const options = { log, state, limitPerResource: sandbox !== undefined };
  const hostup = upstreams.hostup && createHostupReads(upstreams.hostup, options);
  const vpsbg = upstreams.vpsbg && createVpsbgReads(upstreams.vpsbg, options);
  const writeKey = keys?.hostupWrite ?? settings.hostupWriteKey;
  const hostupActions =
    upstreams.hostup && hostup && writeKey !== undefined && allowedActions.length > 0
      ? createHostupActions(
          { url: upstreams.hostup.url, apiKey: writeKey, readKey: upstreams.hostup.apiKey },
          hostup,
          {
            ...options,
            audit,
            journal: new ActionJournal(audit.earlier, state),
          },
        )
      : undefined;
  if (allowedActions.length > 0 && !hostupActions) {
    log('ALLOW_ACTIONS has no effect: actions need HOSTUP_WRITE_KEY beside HOSTUP_API_KEY.');
  }
  const actions = hostup && hostupActions && ownerActions(hostupActions, hostup, allowedActions);
  const names = [hostup && 'HostUp', vpsbg && 'VPSBG'].filter(Boolean).join(', ');
  return {
    app: createGateway(settings, { hostup, vpsbg, actions, pages, embedding, log }),
    settings,
    summary: summaryOf(settings.mode, names) + (actions ? `; actions: ${allowedActions.join(', ')}` : ''),
    log,
    state,
    async close() {
      const reads = [hostup?.close(), vpsbg?.close(), hostupActions?.close(), embedding?.close()];
      await Promise.all([...reads, sandbox?.close()]);
      await state.close();
      audit.close();
    },
  };
}

/** The sandbox's account to show, from the variable `SANDBOX_ACCOUNT`. */
function accountOf({ SANDBOX_ACCOUNT: wanted = '' }: NodeJS.ProcessEnv): AccountName {
  const account = ACCOUNTS.find((name) => name === (wanted || 'default'));
  if (account) return account;
  throw new EnvironmentError(`SANDBOX_ACCOUNT must be one of ${ACCOUNTS.join(', ')}.`);
}

function summaryOf(mode: Settings['mode'], names: string): string {
  if (mode === 'sandbox') return 'sandbox: simulated providers, no key needed';
  return mode === 'owner' ? `owner mode: ${names}` : 'embed mode: accepts signed tokens';
}
