import type { IsoMedia } from '../contracts/hostup/iso-media.ts';
import type { Server } from './server.ts';
import { imageNamed, LIBRARY } from './images.ts';
import { EXAMPLE, mediaOf, PENDING_ORDER, PUBLISHED_VPS_ID } from './hostup-media.ts';

const own = (parts: Parameters<typeof mediaOf>[0]): IsoMedia => mediaOf({ library: LIBRARY, ...parts });
const ubuntu = imageNamed('ubuntu-24.04.1-live-server-amd64.iso');
const debian = imageNamed('debian-12.8.0-amd64-netinst.iso');
const windows = imageNamed('SERVER_EVAL_x64FRE_en-us.iso');
const virtio = imageNamed('virtio-win-0.1.266.iso');
const rescue = imageNamed('systemrescue-11.03-amd64.iso');
const proxmox = imageNamed('proxmox-ve_8.3-1.iso');

type Row = readonly [
  name: string,
  ip: string | null,
  service: string,
  power: string | null,
  system: string | null,
  size: readonly [cores: number, memoryGb: number, storageGb: number],
  media: () => IsoMedia,
];

const ROWS: readonly Row[] = [
  ['web-01', '192.0.2.10', 'active', 'running', 'Ubuntu 24.04 LTS', [2, 4, 80], () => EXAMPLE],
  [
    'web-02',
    '192.0.2.11',
    'active',
    'running',
    'Debian 12',
    [2, 4, 80],
    () => own({ cds: { ide2: 'cloud-init' } }),
  ],
  [
    'db-primary',
    '192.0.2.40',
    'active',
    'running',
    'AlmaLinux 9',
    [8, 32, 640],
    () => own({ cds: { ide2: 'cloud-init', ide3: 'empty' } }),
  ],
  [
    'db-replica',
    '198.51.100.40',
    'active',
    'stopped',
    'AlmaLinux 9',
    [8, 32, 640],
    () => own({ cds: { ide2: rescue }, order: ['ide2', 'scsi0'] }),
  ],
  [
    'win-rds',
    '198.51.100.17',
    'active',
    'running',
    'Windows Server 2022',
    [4, 16, 200],
    () => own({ cds: { ide2: windows, ide3: virtio }, order: ['scsi0', 'ide2', 'ide3'] }),
  ],
  [
    'pve-lab',
    '203.0.113.5',
    'active',
    'starting',
    null,
    [8, 64, 1_000],
    () => own({ cds: { ide2: proxmox }, order: ['ide2', 'scsi0', 'scsi1'], disks: ['scsi0', 'scsi1'] }),
  ],
  ['mail', '2001:db8:40::25', 'active', 'running', 'Debian 12', [2, 8, 160], () => own({})],
  [
    'build-runner-07',
    '203.0.113.77',
    'active',
    'paused',
    'Fedora 41',
    [16, 64, 320],
    () => own({ cds: { ide0: 'empty', ide1: 'empty', ide2: debian, ide3: 'empty' } }),
  ],
  [
    'new-order',
    null,
    'pending',
    'provisioning',
    null,
    [2, 4, 80],
    () => own({ cds: { ide2: 'empty' }, canMount: PENDING_ORDER, canUpload: PENDING_ORDER }),
  ],
  [
    'shop-old',
    '198.51.100.200',
    'suspended',
    'stopped',
    'Ubuntu 20.04 LTS',
    [1, 2, 40],
    () =>
      own({
        cds: { ide2: ubuntu },
        canMount: {
          allowed: false,
          reason: 'This service is suspended. Pay the open invoice to use it again.',
          code: 'service_suspended',
        },
        canUpload: { allowed: false, reason: null, code: null },
      }),
  ],
  [
    'vpn-gw',
    '2001:db8:1f0a::1',
    'active',
    'running',
    'OPNsense 24.7',
    [1, 2, 20],
    () => own({ cds: { ide2: 'empty' }, order: ['ide2', 'scsi0'] }),
  ],
  [
    'legacy-erp',
    '203.0.113.150',
    'active',
    'error',
    null,
    [4, 8, 120],
    () => ({ ...own({ cds: { ide2: ubuntu } }), bootOrder: null }),
  ],
];

/** The default account's servers, each in another state. The first is the one of HostUp's published example. */
export const defaultServers: readonly Server[] = ROWS.map(
  ([name, primaryIp, serviceStatus, powerState, system, [cpuCores, memoryGb, storageGb], media], index) => ({
    vps: {
      id: index === 0 ? PUBLISHED_VPS_ID : `vps_01jd4kq8s0t7v2w9x3y5z6a${String(index).padStart(3, '0')}`,
      name,
      primaryIp,
      serviceStatus,
      powerState,
      operatingSystem: system === null ? null : { displayName: system },
      resources: { cpuCores, memoryGb, storageGb },
    },
    media,
  }),
);
