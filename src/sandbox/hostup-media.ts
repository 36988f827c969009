import * as v from 'valibot';
import { isoMedia } from '../contracts/hostup/iso-media.ts';
import type { ActionGate, IsoImage, IsoMedia, MountedMedium, Slot } from '../contracts/hostup/iso-media.ts';
import published from '../contracts/hostup/samples/iso-media.json?raw';
import { bootDevice, cloudInitDrive, emptyDrive } from './assumed.ts';

/** The page's own example, byte for byte, and the id it is about. */
export const PUBLISHED_VPS_ID = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
export const PUBLISHED_ISO_MEDIA = published;
export const EXAMPLE: IsoMedia = v.parse(isoMedia, JSON.parse(published));

const OPEN: ActionGate = { allowed: true, reason: null };
export const PENDING_ORDER: ActionGate = {
  allowed: false,
  reason: 'An order for this VPS is being processed. Try again when it is complete.',
  code: 'pending_order',
};

/** What is in a CD/DVD drive. */
type Medium = IsoImage | 'empty' | 'cloud-init';

interface Drives {
  /** Attached CD/DVD drives by device, in the order of the response. */
  cds?: Record<string, Medium>;
  /** Slots with nothing attached. */
  free?: readonly string[];
  /** Boot order; by default the disk, then the drives. */
  order?: readonly string[];
  /** Boot devices beside the drives. */
  disks?: readonly string[];
  library?: readonly IsoImage[];
  canMount?: ActionGate;
  canUpload?: ActionGate;
}

/** A consistent ISO media response: the five parts agree with each other. */
export function mediaOf({
  cds = {},
  free = ['ide2', 'ide3'].filter((device) => !(device in cds)),
  disks = ['scsi0'],
  order,
  library = EXAMPLE_LIBRARY,
  canMount = OPEN,
  canUpload = OPEN,
}: Drives = {}): IsoMedia {
  const attached = Object.entries(cds);
  const bootable = [...disks, ...attached.filter(([, medium]) => medium !== 'cloud-init').map(([id]) => id)];
  return {
    available: [...library],
    mounted: attached.map(([device, medium]) => drive(device, medium)),
    bootOrder: {
      order: [...(order ?? bootable)],
      devices: Object.fromEntries(bootable.map((id) => [id, bootDevice(id).name])),
      availableDevices: bootable.map(bootDevice),
    },
    availableDevices: [
      ...attached
        .filter(([, medium]) => medium !== 'cloud-init')
        .map(([device, medium]) => slot(device, 'existing_cdrom', medium !== 'empty')),
      ...free.map((device) => slot(device, 'available', false)),
    ],
    actions: { canMount, canUpload },
  };
}

function drive(device: string, medium: Medium): MountedMedium {
  if (medium === 'empty') return emptyDrive(device);
  if (medium === 'cloud-init') return cloudInitDrive(device);
  return { device, isoId: medium.id, mounted: true, isCloudInit: false };
}

export function slot(device: string, type: string, inUse: boolean): Slot {
  return { device, type, description: bootDevice(device).name, inUse };
}

export const UBUNTU: IsoImage = {
  id: 'iso_01hxa3b4c5d6e7f8g9h0j1k2m3',
  name: 'ubuntu-24.04-live-server-amd64.iso',
  displayName: 'Ubuntu 24.04 LTS',
  sizeGb: 5.9,
  format: 'iso',
};
export const RESCUE: IsoImage = {
  id: 'iso_01hxb7c8d9e0f1g2h3j4k5m6n7',
  name: 'systemrescue-11.03-amd64.iso',
  // Not ASCII, so that a response decoded with the wrong charset is seen.
  displayName: 'SystemRescue 11.03 – räddning',
  sizeGb: 1.1,
  format: 'iso',
};
export const VIRTIO: IsoImage = {
  id: 'iso_01hxc1d2e3f4g5h6j7k8m9n0p1',
  name: 'virtio-win-0.1.266.iso',
  displayName: 'VirtIO drivers for Windows 0.1.266',
  sizeGb: 0.7,
  format: 'iso',
};
const EXAMPLE_LIBRARY: readonly IsoImage[] = [UBUNTU, RESCUE, VIRTIO];
