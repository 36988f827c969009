import { randomInt } from 'node:crypto';
import type { IsoImage, IsoMedia } from '../contracts/hostup/iso-media.ts';
import { bootDevice, RESTART_MS } from './assumed.ts';
import { PENDING_ORDER, slot } from './hostup-media.ts';

/** A change of what is in a drive, from a moment on. Times are sandbox ms since the epoch. */
interface Mounting {
  at: number;
  device: string;
  /** `null` empties the drive. */
  isoId: string | null;
}

/** What actions have changed on one VPS. */
export interface VpsChanges {
  mountings: Mounting[];
  gatesClosed: boolean;
  /** When it was last started here; `null` when it was not. */
  startedAt: number | null;
  /** How many actions it has got. */
  actions: number;
}

/** What actions have changed in one owner's library. */
export interface LibraryChanges {
  added: { at: number; image: IsoImage }[];
  deleted: Set<string>;
}

/** A job of HostUp's. */
export interface SandboxJob {
  id: string;
  kind: 'usual' | 'fails' | 'silent' | 'gone' | 'forever';
  createdAt: number;
  /** When it ends, sandbox ms since the epoch. */
  endsAt: number;
  /** Why it fails, where it does. */
  error: string;
}

/** All that actions have changed since the start, over the responses that the scenarios give. */
export class HostupWorld {
  readonly #vpss = new Map<string, VpsChanges>();
  readonly #libraries = new Map<string, LibraryChanges>();
  readonly #jobs = new Map<string, SandboxJob>();
  /** Sandbox time at the start, ms since the epoch. */
  readonly start: number;

  constructor(start: number) {
    this.start = start;
  }

  vps(id: string): VpsChanges {
    const changes = this.#vpss.get(id) ?? { mountings: [], gatesClosed: false, startedAt: null, actions: 0 };
    this.#vpss.set(id, changes);
    return changes;
  }

  /** @param owner an account, whose servers share one library, or a scenario's copy, which has its own */
  library(owner: string): LibraryChanges {
    const changes = this.#libraries.get(owner) ?? { added: [], deleted: new Set<string>() };
    this.#libraries.set(owner, changes);
    return changes;
  }

  addJob(
    kind: SandboxJob['kind'],
    now: number,
    ms: number,
    error = 'The server at the URL closed the connection.',
  ): SandboxJob {
    const job = { id: `job_${idTail()}`, kind, createdAt: now, endsAt: now + ms, error };
    this.#jobs.set(job.id, job);
    return job;
  }

  job(id: string): SandboxJob | undefined {
    return this.#jobs.get(id);
  }

  /** Whether anything was done that its media may show. */
  isChanged(vpsId: string, owner: string): boolean {
    const { mountings, gatesClosed } = this.vps(vpsId);
    const { added, deleted } = this.library(owner);
    return gatesClosed || mountings.length + added.length + deleted.size > 0;
  }

  /** The media of a VPS after all that was done to it; the same object when nothing was. */
  mediaOf(media: IsoMedia, vpsId: string, owner: string, now: number): IsoMedia {
    const { mountings, gatesClosed } = this.vps(vpsId);
    const { added, deleted } = this.library(owner);
    let changed = media;
    for (const { at, device, isoId } of mountings) if (at <= now) changed = mountedIn(changed, device, isoId);
    const images = added.filter(({ at }) => at <= now).map(({ image }) => image);
    if (images.length > 0 || deleted.size > 0) {
      const available = [...changed.available, ...images].filter((image) => !image || !deleted.has(image.id));
      changed = { ...changed, available };
    }
    return gatesClosed
      ? { ...changed, actions: { canMount: PENDING_ORDER, canUpload: PENDING_ORDER } }
      : changed;
  }

  /** Running again so long after its start; `null` when nothing was done to its power. */
  powerOf(vpsId: string, now: number): { powerState: string; startedAt: number } | null {
    const { startedAt } = this.vps(vpsId);
    if (startedAt === null) return null;
    const isUp = now >= startedAt + RESTART_MS;
    return { powerState: isUp ? 'running' : 'starting', startedAt: startedAt + RESTART_MS };
  }
}

function mountedIn(media: IsoMedia, device: string, isoId: string | null): IsoMedia {
  const drive = { device, isoId, mounted: isoId !== null, isCloudInit: false };
  const isAttached = media.mounted.some((each) => each?.device === device);
  const isSlot = media.availableDevices.some((each) => each?.device === device);
  const taken = slot(device, 'existing_cdrom', isoId !== null);
  const { bootOrder } = media;
  const isBootable = bootOrder?.devices?.[device] !== undefined;
  return {
    ...media,
    mounted: isAttached
      ? media.mounted.map((each) => (each?.device === device ? drive : each))
      : [...media.mounted, drive],
    availableDevices: isSlot
      ? media.availableDevices.map((each) => (each?.device === device ? taken : each))
      : media.availableDevices,
    ...(bootOrder &&
      !isBootable && {
        bootOrder: {
          order: [...(bootOrder.order ?? []), device],
          devices: { ...bootOrder.devices, [device]: bootDevice(device).name },
          availableDevices: [...(bootOrder.availableDevices ?? []), bootDevice(device)],
        },
      }),
  };
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 26 characters, as in HostUp's examples. */
export function idTail(): string {
  return Array.from({ length: 26 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
