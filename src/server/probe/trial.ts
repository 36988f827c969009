import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import {
  ASSUMED_DEFAULT_DEVICE,
  ASSUMED_HOSTUP_ISO_ID,
  ASSUMED_HOSTUP_SLOT_LABELS,
  ASSUMED_NO_MEDIUM,
} from '../../contracts/assumptions.ts';
import type { UnmountBody } from '../../contracts/gateway/action-bodies.ts';
import { isoMedia, type IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { Audit } from '../../gateway/actions/audit.ts';
import { createHostupActions } from '../../gateway/actions/hostup-actions.ts';
import type { Intent } from '../../gateway/actions/intent.ts';
import { ActionJournal } from '../../gateway/actions/journal.ts';
import { ownerActions } from '../../gateway/actions/visitor-actions.ts';
import { parsed } from '../../gateway/derived.ts';
import type { Upstream } from '../../gateway/environment.ts';
import { createHostupReads } from '../../gateway/hostup.ts';
import type { Evidence } from './finding.ts';

type Device = UnmountBody['device'];

/** What the trial would do: an image of the library into a drive that is empty now. */
export interface TrialPlan {
  isoId: string;
  device: Device;
  /** For the question: no id, no name. */
  words: string;
}

export interface TrialResult {
  evidence: Map<string, Evidence>;
  /** Why nothing was done. */
  note?: string;
  /** What to do by hand. */
  warning?: string;
}

export interface TrialSettings {
  upstream: Upstream;
  writeKey: string;
  vpsId: string;
  audit: Audit;
  /** Between two looks at the drive, and looks at most. */
  looks?: { everyMs: number; most: number };
}

const MOUNT = 'POST /api/v2/vps/{id}/iso/actions/mount';
const UNMOUNT = 'POST /api/v2/vps/{id}/iso/actions/unmount';
const DEVICES: readonly Device[] = ['ide0', 'ide1', 'ide2', 'ide3'];

/** Mounts an image and unmounts it again, by the gateway's own actions: with their rules, pace and audit. */
export class Trial {
  readonly #settings: TrialSettings;
  readonly #reads;
  readonly #actions;
  readonly #own;

  constructor(settings: TrialSettings) {
    this.#settings = settings;
    const { upstream, writeKey, audit } = settings;
    this.#reads = createHostupReads(upstream);
    const writes = { url: upstream.url, apiKey: writeKey, readKey: upstream.apiKey };
    this.#actions = createHostupActions(writes, this.#reads, {
      audit,
      journal: new ActionJournal(audit.earlier),
    });
    this.#own = ownerActions(this.#actions, this.#reads, ['mount', 'unmount']);
  }

  /** @returns why there is nothing to try, as a sentence, or what would be done */
  async plan(): Promise<TrialPlan | string> {
    const media = await this.#media();
    if (!media) return 'The drives of this VPS could not be read.';
    if (media.actions.canMount?.allowed !== true) return 'HostUp does not allow mounting on this VPS now.';
    const inDrives = new Set(media.mounted.map((drive) => drive?.isoId));
    // An image that is in a drive already could not be told from the one that is mounted here.
    const image = media.available.find(
      (each) => each && ASSUMED_HOSTUP_ISO_ID.test(each.id) && !inDrives.has(each.id),
    );
    if (!image) return 'The library of this VPS has no image that is in no drive.';
    const isFree = (device: Device) =>
      media.availableDevices.some((slot) => slot?.device === device && slot.inUse === false) &&
      mediumIn(media, device) === null;
    // A drive other than the default one shows that the drive can be chosen.
    const free = DEVICES.filter(isFree);
    const device = free.find((each) => each !== ASSUMED_DEFAULT_DEVICE) ?? free[0];
    if (!device) return 'No drive of this VPS is free.';
    const label = ASSUMED_HOSTUP_SLOT_LABELS.get(device) ?? device;
    return {
      isoId: image.id,
      device,
      words: `Mount an image of the library into ${label} of this VPS, look, and unmount it again?`,
    };
  }

  /** @returns what was seen, by the name of an assumption, and a sentence where something went wrong */
  async run({ isoId, device }: TrialPlan): Promise<TrialResult> {
    const { vpsId } = this.#settings;
    const evidence = new Map<string, Evidence>();
    const mounted = await this.#do({ vpsId, action: 'mount', body: { isoId, device } });
    if (mounted.failure !== undefined && !mounted.isOpen)
      return { evidence, note: `Mounting was refused: ${mounted.failure}. Nothing was changed.` };
    // Where no response came, the image may be mounted all the same.
    const where = await this.#look((media) => DEVICES.find((each) => mediumIn(media, each) === isoId));
    if (!where) {
      if (mounted.failure === undefined)
        evidence.set('assumedSuccess', differs(MOUNT, 'mounted[]', 'no such image', 'the image in a drive'));
      return { evidence, warning: stillIn(device) };
    }
    if (mounted.failure === undefined) evidence.set('assumedSuccess', seen);
    const inOther = differs(MOUNT, 'device', 'another drive', 'the drive of the request');
    if (where !== device) evidence.set('ASSUMED_MOUNT_TAKES_DEVICE', inOther);
    else if (device !== ASSUMED_DEFAULT_DEVICE) evidence.set('ASSUMED_MOUNT_TAKES_DEVICE', seen);
    const unmounted = await this.#do({ vpsId, action: 'unmount', body: { device: where, isoId } });
    const isOut = await this.#look((media) => mediumIn(media, where) !== isoId || undefined);
    if (isOut) return { evidence };
    if (unmounted.failure === undefined)
      evidence.set(
        'assumedSuccess',
        differs(UNMOUNT, 'mounted[]', 'the image in the drive', 'an empty drive'),
      );
    return { evidence, warning: stillIn(where) };
  }

  async close(): Promise<void> {
    await Promise.all([this.#reads.close(), this.#actions.close()]);
  }

  async #media(): Promise<IsoMedia | undefined> {
    const outcome = await this.#reads.fresh.isoMedia(this.#settings.vpsId);
    return outcome.ok ? v.parse(isoMedia, parsed(outcome)) : undefined;
  }

  /** Looks until something is found. */
  async #look<T>(find: (media: IsoMedia) => T | undefined): Promise<T | undefined> {
    const { everyMs, most } = this.#settings.looks ?? { everyMs: 3_000, most: 20 };
    for (let look = 0; look < most; look += 1) {
      if (look > 0) await wait(everyMs);
      const media = await this.#media();
      const found = media && find(media);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** @returns the status or code of a failure, and whether the action may be done all the same */
  async #do(intent: Intent): Promise<{ failure?: string; isOpen?: boolean }> {
    const outcome = await this.#own.run({ intent, idempotencyKey: randomUUID(), requestId: randomUUID() });
    if (outcome.ok) return {};
    const { code, upstream } = outcome.failure;
    const status = upstream?.status ?? null;
    const isOpen = outcome.called && (status === null || status >= 500);
    return { failure: status === null ? code : String(status), isOpen };
  }
}

const seen: Evidence = { seen: 1, differences: [] };

function differs(endpoint: string, path: string, got: string, expected: string): Evidence {
  return { seen: 1, differences: [{ endpoint, path, got, expected }] };
}

function mediumIn({ mounted }: IsoMedia, device: Device): string | null {
  const drive = mounted.find((each) => each?.device === device);
  if (!drive || drive.mounted === false) return null;
  return drive.isoId === null || ASSUMED_NO_MEDIUM.test(drive.isoId) ? null : drive.isoId;
}

function stillIn(device: Device): string {
  const label = ASSUMED_HOSTUP_SLOT_LABELS.get(device) ?? device;
  return `The image may still be in ${label}. Look at the VPS in HostUp's panel, and unmount it there.`;
}
