import * as v from 'valibot';
import { isoMedia, type IsoMedia } from '../../contracts/hostup/iso-media.ts';

export const UBUNTU = {
  id: 'iso_ubuntu',
  name: 'ubuntu-24.04-live-server-amd64.iso',
  displayName: 'Ubuntu 24.04 LTS',
  sizeGb: 5.9,
  format: 'iso',
};
export const DEBIAN = {
  id: 'iso_debian',
  name: 'debian-12.iso',
  displayName: null,
  sizeGb: 0.7,
  format: 'iso',
};

/** Parts of a response, as JSON of any shape. */
export interface MediaParts {
  available?: unknown;
  mounted?: unknown;
  bootOrder?: unknown;
  availableDevices?: unknown;
  actions?: unknown;
}

/** A drive as it stands in `mounted[]`: by default with Ubuntu in it. */
export function drive(device: string | null, rest: object = {}): object {
  return { device, isoId: UBUNTU.id, mounted: true, isCloudInit: false, ...rest };
}

export const EMPTY = { isoId: null, mounted: false };
export const CLOUD_INIT = { isoId: null, mounted: true, isCloudInit: true };

/** A slot as it stands in `availableDevices[]`. */
export function slot(device: string | null, inUse: unknown, rest: object = {}): object {
  const description = device?.startsWith('ide') ? `CD/DVD ${Number(device.slice(3)) + 1}` : null;
  return { device, type: inUse ? 'existing_cdrom' : 'available', description, inUse, ...rest };
}

/** A boot order whose devices are the ids in it and those in `others`: `ide…` a CD/DVD drive, `scsi…` a disk. */
export function order(ids: readonly unknown[], others: readonly string[] = []): object {
  const known = [...new Set([...ids, ...others])].filter((id) => typeof id === 'string');
  const devices = known.map((id) => ({ id, name: nameOf(id), type: typeOf(id) }));
  return {
    order: ids,
    devices: Object.fromEntries(devices.map(({ id, name }) => [id, name])),
    availableDevices: devices,
  };
}

function nameOf(id: string): string {
  if (id.startsWith('ide')) return `CD/DVD ${Number(id.slice(3)) + 1}`;
  if (id.startsWith('net')) return 'Network';
  return id === 'scsi0' ? 'Disk' : `Disk ${id.slice(4)}`;
}

function typeOf(id: string): string {
  if (id.startsWith('ide')) return 'cdrom';
  return id.startsWith('net') ? 'network' : 'disk';
}

/** A response as the schema reads it; by default of a VPS with a disk, an empty library and one free slot. */
export function media(parts: MediaParts = {}): IsoMedia {
  return v.parse(isoMedia, {
    available: [UBUNTU, DEBIAN],
    mounted: [],
    bootOrder: order(['scsi0']),
    availableDevices: [slot('ide3', false)],
    actions: { canMount: { allowed: true, reason: null }, canUpload: { allowed: true, reason: null } },
    ...parts,
  });
}
