import type { Action } from '../contracts/gateway/actions.ts';
import { INVALID_STATUS, UNREAD_CODES } from './assumed.ts';
import { cutConnection, later, type Respond } from './exchange.ts';
import { mediaOf, PENDING_ORDER, UBUNTU, VIRTIO } from './hostup-media.ts';
import { state, usual } from './hostup-state.ts';
import type { SandboxJob, VpsChanges } from './hostup-world.ts';
import { rateLimited, refuse, unauthorized, vpsNotReady } from './refusal.ts';
import type { Moment, Scenario } from './scenario.ts';
import type { IsoMedia } from '../contracts/hostup/iso-media.ts';

/** An action as a scenario sees it. */
interface Attempt {
  action: Action;
  /** Where it goes: the drive, or what HostUp takes without one. */
  device: string;
  changes: VpsChanges;
  now: number;
}

/** How a VPS goes wrong when something is done to it, and how it is otherwise. */
export interface ActionManner {
  /** @param good does it, and responds */
  act?: (good: Respond, attempt: Attempt) => Respond;
  job?: SandboxJob['kind'];
  /** Whether the job of a restart fails, and the VPS stays as it is. */
  restartFails?: boolean;
  /** How long a medium takes to show, sandbox ms. */
  showsAfterMs?: number;
  /** Whether mounting is accepted as a job. */
  mountsLater?: boolean;
  powerState?: string;
  /** `null`: HostUp does not know it. */
  uptimeSeconds?: null;
  /** Whether every file is in the library already. */
  hasEveryFile?: boolean;
}

const conflict = (code: string, detail: string) => refuse({ status: 409, code, title: 'Conflict', detail });
const invalid = (pointer: string, detail: string, status = INVALID_STATUS) =>
  refuse({
    status,
    code: 'invalid_request',
    title: 'Validation failed',
    detail: 'The request body failed validation.',
    errors: [{ pointer, detail, code: 'invalid_request' }],
  });

const manners = new Map<Scenario, ActionManner>();

function acting(
  about: string,
  manner: ActionManner,
  respond: (moment: Moment) => IsoMedia = usual,
): Scenario {
  const scenario = state(about, respond);
  manners.set(scenario, manner);
  return scenario;
}

/** What a scenario does when it is acted on; all others do what is wanted. */
export function mannerOf(scenario: Scenario | undefined): ActionManner {
  return (scenario && manners.get(scenario)) ?? {};
}

const always = (respond: Respond): ActionManner => ({ act: () => respond });
const onDownload = (respond: Respond): ActionManner => ({
  act: (good, { action }) => (action === 'download' ? respond : good),
});
const onDelete = (respond: Respond): ActionManner => ({
  act: (good, { action }) => (action === 'delete' ? respond : good),
});

/** What happens to actions. Each is the usual VPS until something is done to it. */
export const actionScenarios: Record<string, Scenario> = {
  actslottaken: acting('The drive is taken by someone else just before a medium is mounted.', {
    act: (good, { action, device, changes, now }) => {
      if (action !== 'mount') return good;
      return (x) => {
        changes.mountings.push({ at: now, device, isoId: VIRTIO.id });
        conflict(UNREAD_CODES.deviceInUse, `The device ${device} is in use.`)(x);
      };
    },
  }),
  actgatecloses: acting(
    'Both gates are open at the first read and closed from the second on.',
    {},
    (moment) =>
      mediaOf({
        cds: { ide2: UBUNTU },
        ...(moment.sinceSecond !== null && { canMount: PENDING_ORDER, canUpload: PENDING_ORDER }),
      }),
  ),
  actgaterefused: acting('Actions are refused with pending_order; both gates are closed from then on.', {
    act:
      (_, { changes }) =>
      (x) => {
        changes.gatesClosed = true;
        conflict('pending_order', PENDING_ORDER.reason ?? '')(x);
      },
  }),
  actconflict: acting('Every action gets 409 vps_not_ready.', always(vpsNotReady)),
  actlocked: acting(
    'Every action gets 423.',
    always(
      refuse({
        status: 423,
        code: UNREAD_CODES.locked,
        title: 'Locked',
        detail: 'The VPS is locked for now.',
      }),
    ),
  ),
  actinvalid: acting('Every action gets 422 with errors about fields.', {
    act: (_, { action }) =>
      action === 'download'
        ? invalid('/filename', 'The file name must end in .iso.', 422)
        : invalid(action === 'mount' ? '/isoId' : '/device', 'This value is not accepted.', 422),
  }),
  actlimited: acting('The first action gets 429 with Retry-After: 5.', {
    act: (good, { changes }) => (changes.actions === 1 ? rateLimited({ 'retry-after': '5' }) : good),
  }),
  actslow: acting('Actions take 4 s.', { act: (good) => (x) => later(x.response, 4_000, () => good(x)) }),
  actlost: acting('Actions are done, and the response is lost.', {
    act: (good) => (x) => good({ ...x, send: () => cutConnection(x.response) }),
  }),
  actnotdone: acting('The connection is lost before an action is done.', {
    act: () => (x) => cutConnection(x.response),
  }),
  actsilent: acting('Actions are done, and no response comes for 30 s.', {
    act: (good) => (x) =>
      good({ ...x, send: () => later(x.response, 30_000, () => cutConnection(x.response)) }),
  }),
  acterror: acting(
    'Every action gets 500.',
    always(
      refuse({
        status: 500,
        code: 'internal_error',
        title: 'Internal server error',
        detail: 'An unexpected error occurred.',
      }),
    ),
  ),
  actunauthorized: acting('The key for actions is refused: 401.', always(unauthorized)),
  actlate: acting('A medium shows in its drive only 30 s after it was mounted.', { showsAfterMs: 30_000 }),
  actqueued: acting('Mounting is accepted as a job of 5 s.', { mountsLater: true, showsAfterMs: 5_000 }),
  jobfails: acting('A download fails after 10 s, with words.', { job: 'fails' }),
  jobsilent: acting('The job of a download reports no progress.', { job: 'silent' }),
  jobgone: acting('The job of a download is gone: 404.', { job: 'gone' }),
  jobforever: acting('The job of a download never ends.', { job: 'forever' }),
  urlredirects: acting(
    'A download is refused because its URL redirects.',
    onDownload(invalid('/url', 'The URL must not redirect.')),
  ),
  urltoolarge: acting(
    'A download is refused because the file is too large.',
    onDownload(invalid('/url', 'The file must be at most 20 GB.')),
  ),
  urlexists: acting('The file of every download is in the library already: 200.', { hasEveryFile: true }),
  deleteinuse: acting(
    'Deleting is refused: the image is mounted on another VPS.',
    onDelete(conflict(UNREAD_CODES.isoInUse, 'The ISO is mounted on another VPS.')),
  ),
  deletenotowned: acting(
    'Deleting is refused: the image is not owned.',
    onDelete(
      refuse({
        status: 403,
        code: 'forbidden',
        title: 'Forbidden',
        detail: 'Only owned ISO media can be deleted.',
      }),
    ),
  ),
  restartfails: acting('A restart is accepted as a job, which fails after 10 s, with words.', {
    restartFails: true,
  }),
  vpsstopped: acting('The VPS is stopped: a restart starts it.', { powerState: 'stopped' }),
  uptimeunknown: acting('The VPS runs, and its uptime is not known.', { uptimeSeconds: null }),
};
