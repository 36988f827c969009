import { Accounts } from '../gateway/accounts.ts';
import { fileAudit, logAudit, type Audit } from '../gateway/actions/audit.ts';
import { createHostupActions } from '../gateway/actions/hostup-actions.ts';
import { ActionJournal } from '../gateway/actions/journal.ts';
import { ownerActions } from '../gateway/actions/visitor-actions.ts';
import { openAssetStore, withAssetStore } from '../gateway/asset-store.ts';
import { createGateway, type Gateway } from '../gateway/app.ts';
import { createEmbedding } from '../gateway/embed/embedding.ts';
import { originsOf, type Tenant } from '../gateway/embed/tenants.ts';
import { EnvironmentError, type Settings, readEnvironment } from '../gateway/environment.ts';
import type { Check } from '../contracts/gateway/health.ts';
import { Health } from '../gateway/health.ts';
import { createHostupReads } from '../gateway/hostup.ts';
import { openLog, type Log } from '../gateway/log.ts';
import { serveMetrics } from '../gateway/metrics-server.ts';
import { NO_METER, type Meter } from '../gateway/meter.ts';
import type { Pages } from '../gateway/pages.ts';
import type { StaffConfig } from '../gateway/staff/staff-config.ts';
import { openState } from '../gateway/state/open-state.ts';
import type { SharedState } from '../gateway/state/shared-state.ts';
import { createVpsbgReads } from '../gateway/vpsbg.ts';
import { ACCOUNTS, type AccountName } from '../sandbox/accounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { refuseShared } from './shared-origin.ts';
import { TenantFiles } from './tenant-files.ts';

/** A gateway with what stands behind it: the providers, or the sandbox that plays them. */
export interface Composition {
  app: Gateway;
  settings: Settings;
  /** What the person at the terminal should know: `sandbox: …`, `owner mode: …` or `embed mode: …`, `staff mode: …`. */
  summary: string;
  /** What `/readyz` says. */
  health: Health;
  meter: Meter;
  /** Where the gateway's log goes. */
  log: Log;
  /** In embed mode: who may embed, when it started. */
  tenants?: readonly Tenant[] | undefined;
  /** Who may sign in to do what, when it started. */
  staff?: Pick<StaffConfig, 'access' | 'accounts'> | undefined;
  /** What replicas share, and whether it is there. */
  state: SharedState;
  /** Waits for the actions in progress, also those whose browser has left. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Puts the gateway together from the environment, starting the sandbox when no key is set.
 *
 * @param pages absent in development, where Vite serves them
 * @throws EnvironmentError when a variable, or the file of tenants or of staff, is wrong
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
  const { embed, staff: staffed, allowedActions, auditLog, operation } = settings;
  const health = new Health();
  const metrics = operation.metrics && (await openMetrics(health, operation.metrics));
  const meter = metrics?.meter ?? NO_METER;
  const log = await openLog(
    operation.logLevel,
    operation.logFormat ?? (process.stderr.isTTY ? 'pretty' : 'json'),
  );
  const audit = auditLog === undefined ? logAudit(log) : fileAudit(auditLog);
  const stopReopening = reopenOnHangup(audit, log);
  const state = await openState(settings.state, log, (operation) => meter.stateError(operation));
  health.watch('state', () => checkOf(state));
  const files = embed && new TenantFiles(embed.configFile, environment, { log, meter, health });
  const journal = new ActionJournal(audit.earlier, state);
  const urls = (embed ?? staffed)?.urls;
  const accounts = urls && new Accounts(urls, { log, meter, audit, journal, state });
  const embedding = files && accounts && createEmbedding(await files.read(), accounts, state);
  const staff =
    staffed && accounts
      ? await openStaff(staffed.configFile, environment, {
          accounts,
          audit,
          log,
          meter,
          state,
          health,
          base: settings.basePath,
          check: ({ origin }) => refuseShared(origin, embedding?.origins),
        })
      : undefined;
  if (files && embedding)
    files.watch(embedding, (config) => refuseShared(staff?.entry.origin, originsOf(config)));
  const options = { log, meter, state, limitPerResource: sandbox !== undefined };
  const hostup = upstreams.hostup && createHostupReads(upstreams.hostup, options);
  const vpsbg = upstreams.vpsbg && createVpsbgReads(upstreams.vpsbg, options);
  const writeKey = keys?.hostupWrite ?? settings.hostupWriteKey;
  const hostupActions =
    upstreams.hostup && hostup && writeKey !== undefined && allowedActions.length > 0
      ? createHostupActions(
          { url: upstreams.hostup.url, apiKey: writeKey, readKey: upstreams.hostup.apiKey },
          hostup,
          { ...options, audit, journal },
        )
      : undefined;
  if (allowedActions.length > 0 && !hostupActions) {
    log.warn('ALLOW_ACTIONS has no effect: actions need HOSTUP_WRITE_KEY beside HOSTUP_API_KEY.');
  }
  const actions = hostup && hostupActions && ownerActions(hostupActions, hostup, allowedActions);
  const { assetsDir } = operation;
  const store = pages && assetsDir !== undefined ? openAssetStore(assetsDir, pages.assets, log) : undefined;
  const served = pages && store ? withAssetStore(pages, store) : pages;
  const names = [hostup && 'HostUp', vpsbg && 'VPSBG'].filter(Boolean).join(', ');
  return {
    app: createGateway(settings, {
      hostup,
      vpsbg,
      actions,
      pages: served,
      embedding,
      staff: staff?.entry,
      health,
      log,
      meter,
    }),
    health,
    meter,
    settings,
    summary:
      summaryOf(settings.mode, names, staff && staff.config.origin + (settings.basePath ?? '')) +
      (actions ? `; actions: ${allowedActions.join(', ')}` : ''),
    log,
    tenants: embedding?.tenants,
    staff: staff?.config,
    state,
    idle: () => journal.idle(),
    async close() {
      const reads = [hostup?.close(), vpsbg?.close(), hostupActions?.close(), accounts?.close()];
      embedding?.close();
      staff?.close();
      files?.close();
      store?.close();
      await Promise.all([...reads, metrics?.close(), sandbox?.close()]);
      await state.close();
      stopReopening();
      audit.close();
    },
  };
}

/** Where people sign in. All of it is loaded only for those who want it. */
async function openStaff(...given: Parameters<typeof import('./staff-files.ts').openStaff>) {
  const { openStaff: open } = await import('./staff-files.ts');
  return open(...given);
}

/**
 * logrotate and the like move the file away, and say so with SIGHUP. It is heard where there is no file too: unheard, it ends the
 * process.
 *
 * @returns what ends that
 */
function reopenOnHangup(audit: Audit, log: Log): () => void {
  // At a terminal it means that the terminal is gone.
  if (process.stderr.isTTY) return () => {};
  const reopen = () => {
    try {
      audit.reopen();
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      log.error({ reason }, 'audit not opened again: the earlier file stays in use');
    }
  };
  process.on('SIGHUP', reopen);
  return () => process.off('SIGHUP', reopen);
}

/** For `/readyz`: without the shared state requests are still served. */
function checkOf({ local, up, replicas }: SharedState): Check {
  if (up) return { status: 'ok', ...(!local && { detail: `Shared by ${replicas} replicas.` }) };
  const detail = `The shared state does not respond. This process goes on with 1/${replicas} of each limit.`;
  return { status: 'degraded', detail };
}

/** The metrics with their listener. What counts is loaded only for those who want it. */
async function openMetrics(health: Health, at: { port: number; host: string }) {
  const { createPrometheus } = await import('../gateway/prometheus.ts');
  const prometheus = createPrometheus(health);
  return { ...prometheus, ...(await serveMetrics(prometheus, at)) };
}

/** The sandbox's account to show, from the variable `SANDBOX_ACCOUNT`. */
function accountOf({ SANDBOX_ACCOUNT: wanted = '' }: NodeJS.ProcessEnv): AccountName {
  const account = ACCOUNTS.find((name) => name === (wanted || 'default'));
  if (account) return account;
  throw new EnvironmentError(`SANDBOX_ACCOUNT must be one of ${ACCOUNTS.join(', ')}.`);
}

/** @param staffAt where people sign in, if they do */
function summaryOf(mode: Settings['mode'], names: string, staffAt?: string): string {
  if (mode === 'sandbox') return 'sandbox: simulated providers, no key needed';
  if (staffAt !== undefined) return `staff mode: people sign in at ${staffAt}/`;
  return mode === 'owner' ? `owner mode: ${names}` : 'embed mode: accepts signed tokens';
}
