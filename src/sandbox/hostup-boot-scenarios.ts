import type { IsoMedia } from '../contracts/hostup/iso-media.ts';
import { bootDevice } from './assumed.ts';
import { mediaOf, RESCUE, UBUNTU } from './hostup-media.ts';
import { odd, state, usual } from './hostup-state.ts';
import type { Scenario } from './scenario.ts';

const withOrder = (bootOrder: IsoMedia['bootOrder']): IsoMedia => ({ ...usual(), bootOrder });
const known = usual().bootOrder;

/** What the server tries first. */
export const bootScenarios: Record<string, Scenario> = {
  bootnull: state('The boot order is null.', () => withOrder(null)),
  bootempty: state('The boot order is {}.', () => ({ ...usual(), bootOrder: {} })),
  bootemptyorder: state('The boot order has no entry.', () => mediaOf({ cds: { ide2: UBUNTU }, order: [] })),
  bootnokeys: state('The boot order has an order, but no names and no devices.', () => ({
    ...usual(),
    bootOrder: { order: ['ide2', 'scsi0'] },
  })),
  bootodd: odd('The boot order is a list instead of an object.', () => ({
    ...usual(),
    bootOrder: ['scsi0', 'ide2'],
  })),
  bootword: odd('The boot order is a text.', () => ({ ...usual(), bootOrder: 'order=scsi0;ide2' })),
  bootunknownid: state('The order names a device that is in no list.', () =>
    mediaOf({ cds: { ide2: UBUNTU }, order: ['virtio9', 'scsi0', 'ide2'] }),
  ),
  bootnulls: odd('Nulls inside the order and the devices.', () => ({
    ...usual(),
    bootOrder: {
      order: ['scsi0', null, 'ide2'],
      devices: { scsi0: null, ide2: 'CD/DVD 3' },
      availableDevices: [null, { id: 'scsi0', name: null, type: null }, bootDevice('ide2')],
    },
  })),
  bootduplicates: state('The same device is in the order twice.', () =>
    mediaOf({ cds: { ide2: UBUNTU }, order: ['ide2', 'scsi0', 'ide2'] }),
  ),
  bootnomedium: state('An empty CD/DVD drive boots first.', () =>
    mediaOf({ cds: { ide2: 'empty' }, order: ['ide2', 'scsi0'] }),
  ),
  mediumnotinorder: state('The drive with the medium is not in the order.', () =>
    mediaOf({ cds: { ide2: UBUNTU }, order: ['scsi0'] }),
  ),
  bootcdonly: state('Only CD/DVD drives are in the order.', () =>
    mediaOf({ cds: { ide2: UBUNTU, ide3: RESCUE }, order: ['ide3', 'ide2'] }),
  ),
  bootnetwork: state('The network boots first, then two disks.', () =>
    mediaOf({ cds: { ide2: 'empty' }, disks: ['net0', 'scsi0', 'scsi1'] }),
  ),
  boottypes: state('Boot devices of unknown types.', () =>
    withOrder(
      known && {
        ...known,
        availableDevices: [
          { id: 'scsi0', name: 'Disk', type: 'nvme-of' },
          { id: 'ide2', name: 'CD/DVD 3', type: null },
        ],
      },
    ),
  ),
};
