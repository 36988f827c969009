import * as v from 'valibot';
import type { Action } from '../contracts/gateway/actions.ts';
import { DECOMPRESS, DEVICES } from '../contracts/gateway/action-bodies.ts';
import { isoMedia, type IsoMedia } from '../contracts/hostup/iso-media.ts';
import type { ActionManner } from './action-scenarios.ts';
import {
  DOWNLOAD_MS,
  INVALID_STATUS,
  OPERATION_MS,
  POWER_SCOPE,
  UNREAD_CODES,
  WRITE_SCOPES,
} from './assumed.ts';
import { json, type Respond } from './exchange.ts';
import { idTail, type HostupWorld, type SandboxJob } from './hostup-world.ts';
import { notFound, refuse, vpsNotReady } from './refusal.ts';

/** What one of HostUp's write calls has to go by. */
export interface WriteCall {
  vpsId: string;
  /** Whose library it is: see `HostupWorld.library`. */
  owner: string;
  /** The media now, as HostUp would report them. */
  media: IsoMedia;
  powerState: string;
  manner: ActionManner;
  world: HostupWorld;
  /** Sandbox time, ms since the epoch. */
  now: number;
}

/** One of HostUp's write calls, by its path. */
export interface HostupWrite {
  vpsId: string;
  action: Action;
  isoId?: string;
  /** Whether a stopped VPS is started, not a running one restarted. */
  start?: boolean;
  scopes: readonly string[];
}

/** Which call a path is; `undefined` when it is not one. */
export function writeAt(method: string, path: string): HostupWrite | undefined {
  const [, vpsId, rest = ''] = /^\/api\/v2\/vps\/([^/]+)\/(.+)$/.exec(path) ?? [];
  if (vpsId === undefined) return undefined;
  const scopes = WRITE_SCOPES;
  if (method === 'DELETE') {
    const isoId = /^iso\/([^/]+)$/.exec(rest)?.[1];
    return isoId === undefined
      ? undefined
      : { vpsId, action: 'delete', isoId: decodeURIComponent(isoId), scopes };
  }
  if (method !== 'POST') return undefined;
  if (rest === 'iso/actions/mount') return { vpsId, action: 'mount', scopes };
  if (rest === 'iso/actions/unmount') return { vpsId, action: 'unmount', scopes };
  if (rest === 'iso/actions/from-url') return { vpsId, action: 'download', scopes };
  if (rest === 'actions/restart') return { vpsId, action: 'restart', scopes: [POWER_SCOPE] };
  if (rest === 'actions/start') return { vpsId, action: 'restart', start: true, scopes: [POWER_SCOPE] };
  return undefined;
}

const device = v.picklist(DEVICES);
const mountBody = v.object({ isoId: v.string(), device: v.optional(device, 'ide2') });
const unmountBody = v.object({ device: v.optional(device, 'ide2') });
const downloadBody = v.object({
  url: v.pipe(v.string(), v.regex(/^https?:\/\/./i)),
  filename: v.pipe(v.string(), v.nonEmpty()),
  decompress: v.optional(v.picklist(DECOMPRESS)),
});

const conflict = (code: string, detail: string) => refuse({ status: 409, code, title: 'Conflict', detail });

/** The drive that an action is about. */
export function deviceOf(body: unknown): string {
  const read = v.safeParse(unmountBody, body ?? {});
  return read.success ? read.output.device : 'ide2';
}

export function mount(body: unknown, { vpsId, media, manner, world, now }: WriteCall): Respond {
  const read = v.safeParse(mountBody, body);
  if (!read.success) return invalid(read.issues);
  const { isoId, device } = read.output;
  const gate = media.actions.canMount;
  if (!gate?.allowed) return gateClosed(gate?.code, gate?.reason);
  if (!hasImage(media, isoId)) return notFound;
  if (holdsCloudInit(media, device))
    return conflict(UNREAD_CODES.deviceInUse, 'The device holds cloud-init data.');
  return (x) => {
    world.vps(vpsId).mountings.push({ at: now + (manner.showsAfterMs ?? 0), device, isoId });
    if (!manner.mountsLater) return json({ device })(x);
    return accepted(world.addJob('usual', now, OPERATION_MS))(x);
  };
}

export function unmount(body: unknown, { vpsId, media, manner, world, now }: WriteCall): Respond {
  const read = v.safeParse(unmountBody, body);
  if (!read.success) return invalid(read.issues);
  const { device } = read.output;
  const drive = media.mounted.find((each) => each?.device === device);
  if (drive?.isCloudInit) return conflict(UNREAD_CODES.deviceInUse, 'The device holds cloud-init data.');
  if (!drive?.mounted) return conflict(UNREAD_CODES.deviceEmpty, `The device ${device} is empty.`);
  return (x) => {
    world.vps(vpsId).mountings.push({ at: now + (manner.showsAfterMs ?? 0), device, isoId: null });
    json({ device })(x);
  };
}

export function download(body: unknown, { owner, media, manner, world, now }: WriteCall): Respond {
  const read = v.safeParse(downloadBody, body);
  if (!read.success) return invalid(read.issues);
  const { filename } = read.output;
  const gate = media.actions.canUpload;
  if (!gate?.allowed) return gateClosed(gate?.code, gate?.reason);
  if (manner.hasEveryFile || media.available.some((image) => image?.name === filename)) {
    return json({ operation: { status: 'completed', jobId: `job_${idTail()}`, pollUrl: null } });
  }
  const kind = manner.job ?? 'usual';
  return (x) => {
    const job = world.addJob(kind, now, DOWNLOAD_MS);
    if (kind !== 'fails' && kind !== 'forever') {
      const image = { id: `iso_${idTail()}`, name: filename, displayName: null, sizeGb: 1.4, format: 'iso' };
      world.library(owner).added.push({ at: job.endsAt, image });
    }
    accepted(job)(x);
  };
}

export function remove(isoId: string, { owner, media, world }: WriteCall): Respond {
  if (!hasImage(media, isoId)) return notFound;
  if (media.mounted.some((drive) => drive?.isoId === isoId && drive.mounted)) {
    return conflict(UNREAD_CODES.isoInUse, 'The ISO is mounted.');
  }
  return (x) => {
    world.library(owner).deleted.add(isoId);
    x.send(204, {}, '');
  };
}

export function power(start: boolean, { vpsId, powerState, manner, world, now }: WriteCall): Respond {
  if (start === (powerState === 'running')) return vpsNotReady;
  return (x) => {
    if (manner.restartFails) {
      accepted(world.addJob('fails', now, OPERATION_MS, 'The hypervisor did not respond.'))(x);
      return;
    }
    world.vps(vpsId).startedAt = now;
    accepted(world.addJob('usual', now, OPERATION_MS))(x);
  };
}

function accepted(job: SandboxJob): Respond {
  const pollUrl = `/api/jobs/${job.id}`;
  return json({ operation: { status: 'queued', jobId: job.id, pollUrl, result: null } }, 202);
}

function hasImage({ available }: IsoMedia, isoId: string): boolean {
  return available.some((image) => image?.id === isoId);
}

function holdsCloudInit({ mounted }: IsoMedia, device: string): boolean {
  return mounted.some((drive) => drive?.device === device && drive.isCloudInit === true);
}

function gateClosed(code: string | null = null, reason: string | null = null): Respond {
  return conflict(code ?? UNREAD_CODES.gateClosed, reason ?? 'The action is not allowed.');
}

function invalid(issues: readonly v.BaseIssue<unknown>[]): Respond {
  return refuse({
    status: INVALID_STATUS,
    code: 'invalid_request',
    title: 'Validation failed',
    detail: 'The request body failed validation.',
    errors: issues.map((issue) => ({
      pointer: `/${(v.getDotPath(issue) ?? '').replaceAll('.', '/')}`,
      detail: issue.message,
      code: 'invalid_request',
    })),
  });
}

/** The media in the JSON of a good response; `undefined` where it leaves the documented shape. */
export function mediaIn(body: string): IsoMedia | undefined {
  const parsed = v.safeParse(isoMedia, JSON.parse(body));
  return parsed.success ? parsed.output : undefined;
}
