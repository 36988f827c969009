import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { ISO_ID_IN_WORDS, VPS_ID_IN_WORDS } from '../../contracts/id-forms.ts';
import { fileAudit, logAudit } from '../../gateway/actions/audit.ts';
import { EnvironmentError, readEnvironment } from '../../gateway/environment.ts';
import { NO_LOG } from '../../gateway/log.ts';
import { callEach } from './calls.ts';
import { probedKeys, type ProbedKeys } from './probed-keys.ts';
import { exitCodeOf, reportOf, reportText } from './report.ts';
import { Trial, type TrialResult } from './trial.ts';

const USAGE = `drivebay probe [--vps ID] [--iso ID] [--account NAME] [--json] [--actions [--yes]]

Calls each GET that the gateway makes once, with its keys, and compares the responses with what the providers document and
what Drivebay assumes. It changes nothing. The report holds no ID, name, address or key: it may be pasted into an issue.

  --vps ID, --iso ID   what to look at; else the first of each list
  --account NAME       with EMBED_CONFIG or STAFF_CONFIG: whose keys; else the first account's
  --json               the report as JSON
  --actions            also mounts an image into a free drive of the VPS named by --vps, and unmounts it again, after
                       a confirmation. Needs HOSTUP_WRITE_KEY (or the account's key for actions) and, without a file of
                       accounts, ALLOW_ACTIONS=mount,unmount
  --yes                with --actions: needs no confirmation

Exits with 0 when nothing differs, 1 when something does, 2 when nothing could be compared, 3 when a call failed.
In a clone: npm run probe -- …`;

const flag = { type: 'boolean', default: false } as const;
const text = { type: 'string' } as const;

/**
 * `drivebay probe`: prints what of the real APIs is as documented and assumed.
 *
 * @returns the exit code, as the usage has them
 */
export async function probe(args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  try {
    return await run(args, environment);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function run(args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const options = parsed(args);
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const { vps, iso } = options;
  if (vps !== undefined && !ASSUMED_HOSTUP_VPS_ID.test(vps))
    throw new EnvironmentError(`--vps must be ${VPS_ID_IN_WORDS}.`);
  if (iso !== undefined && !ASSUMED_VPSBG_ISO_ID.test(iso))
    throw new EnvironmentError(`--iso must be ${ISO_ID_IN_WORDS}.`);
  const keys = await probedKeys(readEnvironment(environment), environment, options.account);
  const trial = options.actions ? openTrial(keys, vps, options.yes, environment) : undefined;
  const seen = await callEach({ upstreams: keys.upstreams, vps, iso });
  const tried = trial && (await tryActions(trial, options.yes));
  const report = reportOf(seen, tried?.evidence);
  console.log(options.json ? JSON.stringify(report, null, 2) : reportText(report));
  for (const words of [tried?.note, tried?.warning]) if (words !== undefined) console.error(words);
  return tried?.warning === undefined ? exitCodeOf(report) : 1;
}

function parsed(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { ...flag, short: 'h' },
        vps: text,
        iso: text,
        account: text,
        json: flag,
        actions: flag,
        yes: flag,
      },
    });
    return values;
  } catch (error) {
    throw new EnvironmentError(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

function openTrial(
  { upstreams, hostupWriteKey }: ProbedKeys,
  vpsId: string | undefined,
  isConfirmed: boolean,
  environment: NodeJS.ProcessEnv,
): Trial {
  const { allowedActions, mode, auditLog } = readEnvironment(environment);
  if (vpsId === undefined) throw new EnvironmentError('--actions needs the VPS to try them on: --vps ID.');
  if (!upstreams.hostup || hostupWriteKey === undefined)
    throw new EnvironmentError(
      mode === 'embed' || mode === 'staff'
        ? '--actions needs an account with a key for actions: its `hostupWrite` beside `hostup`, in the file of accounts.'
        : '--actions needs HOSTUP_WRITE_KEY beside HOSTUP_API_KEY.',
    );
  if (mode === 'owner' && !(['mount', 'unmount'] as const).every((action) => allowedActions.includes(action)))
    throw new EnvironmentError('--actions needs ALLOW_ACTIONS=mount,unmount.');
  if (!isConfirmed && !process.stdin.isTTY)
    throw new EnvironmentError(
      '--actions needs a confirmation, and there is no terminal to give it on: use --yes.',
    );
  const audit = auditLog === undefined ? logAudit(NO_LOG) : fileAudit(auditLog);
  return new Trial({ upstream: upstreams.hostup, writeKey: hostupWriteKey, vpsId, audit });
}

async function tryActions(trial: Trial, isConfirmed: boolean): Promise<TrialResult> {
  try {
    const plan = await trial.plan();
    if (typeof plan === 'string') {
      console.error(`No action was tried. ${plan}`);
      return { evidence: new Map() };
    }
    if (!isConfirmed && !(await isAgreed(plan.words))) {
      console.error('No action was tried.');
      return { evidence: new Map() };
    }
    return await trial.run(plan);
  } finally {
    await trial.close();
  }
}

async function isAgreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
