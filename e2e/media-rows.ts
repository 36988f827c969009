import { MEDIA, type StaticRow } from './fault-matrix.ts';

/** Odd ISO media of HostUp. */
export const MEDIA_ROWS: readonly StaticRow[] = [
  {
    id: 'P01',
    about: 'every list empty, no boot order',
    scenario: 'emptyarrays',
    on: MEDIA,
    says: [
      ['Next start', /HostUp lists no drive and no disk/],
      ['Next start', /Boot order not reported/],
      ['ISO library', /library is empty/],
    ],
  },
  {
    id: 'P02',
    about: 'name and display name null',
    scenario: 'nonames',
    on: MEDIA,
    says: [
      ['Next start', /iso_odd0+1/],
      ['ISO library', /iso_odd0+1[^]*only-a-file-name\.iso|only-a-file-name\.iso[^]*iso_odd0+1/],
    ],
  },
  {
    id: 'P03',
    about: 'sizes 0, negative, null, missing',
    scenario: 'badsizes',
    on: MEDIA,
    says: [['ISO library', /(size unknown[^]*){5}/]],
    never: /-5 GB|e\+|1e18/,
  },
  {
    id: 'P05',
    about: 'a mounted ISO that is not in the library',
    scenario: 'notinlibrary',
    on: MEDIA,
    says: [
      ['Next start', /Image iso_01hxa3b4c5d6e7f8g9h0j1k2m3[^]*not in the library/],
      ['ISO library', /SystemRescue/],
    ],
  },
  {
    id: 'P06',
    about: 'an ISO named, yet mounted: false',
    scenario: 'notmounted',
    on: MEDIA,
    says: [['Next start', /Ubuntu 24\.04 LTS is assigned, but not mounted[^]*Not mounted/]],
  },
  {
    id: 'P08',
    about: 'one ISO in two drives',
    scenario: 'sametwice',
    on: MEDIA,
    says: [
      ['Next start', /ide2[^]*Ubuntu 24\.04 LTS[^]*ide3[^]*Ubuntu 24\.04 LTS/],
      ['ISO library', /in CD\/DVD 3, CD\/DVD 4/],
    ],
  },
  {
    id: 'P09',
    about: 'a cloud-init drive',
    scenario: 'cloudinit',
    on: MEDIA,
    says: [['Next start', /Cloud-init settings/]],
  },
  ...(
    [
      ['bootempty', /not readable|not reported|is empty/],
      ['bootnokeys', /scsi0/],
      ['bootunknownid', /virtio9[^]*scsi0/],
      ['bootduplicates', /ide2[^]*also listed at position/],
      ['bootnulls', /Unreadable entry|scsi0[^]*ide2/],
      ['bootodd', /not readable|not reported/],
    ] as const
  ).map(([scenario, words]): StaticRow => ({
    id: 'P10',
    about: `an odd boot order (${scenario})`,
    scenario,
    on: MEDIA,
    says: [
      ['Next start', words],
      ['Next start', /Ubuntu 24\.04 LTS/],
    ],
  })),
  {
    id: 'P12',
    about: 'slot types nobody knows',
    scenario: 'unknowntype',
    on: MEDIA,
    says: [
      [
        'Next start',
        /CD\/DVD 3\s+ide2\s+Ubuntu 24\.04 LTS · 5\.9 GB · type “virtual_tray”\s+ISO mounted[^]*CD\/DVD 4\s+ide3\s+Empty · not in the boot order\s+Empty[^]*Disk sata4\s+Empty · type “usb-cdrom 2\.0” · not in the boot order\s+Empty\s/,
      ],
    ],
  },
  {
    id: 'P13',
    about: 'every device null',
    scenario: 'nodevice',
    on: MEDIA,
    says: [['Next start', /(Unnamed slot[^]*){4}/]],
  },
  {
    id: 'P15',
    about: 'blocked without reason and code',
    scenario: 'gatenoreason',
    on: MEDIA,
    says: [['What you can do', /not allowed[^]*HostUp gave no reason/]],
  },
  {
    id: 'P17',
    about: 'a reason code nobody knows',
    scenario: 'gateunknowncode',
    on: MEDIA,
    says: [['What you can do', /The host is being moved\.[^]*node_evacuation_v2/]],
  },
  {
    id: 'P18',
    about: 'unknown fields everywhere',
    scenario: 'extrafields',
    on: ['VPS page', 'ISO page', 'picked download'],
    says: [],
    never: /futureField|acct_abc123|checksum/,
  },
  {
    id: 'P22',
    about: 'broken items among the good',
    scenario: 'brokenitems',
    on: MEDIA,
    says: [
      ['ISO library', /Ubuntu 24\.04 LTS/],
      ['ISO library', /SystemRescue/],
      ['ISO library', /An entry that could not be read/],
      ['Next start', /Unreadable entry/],
      ['Next start', /Ubuntu 24\.04 LTS/],
    ],
  },
  {
    id: 'P23',
    about: '5,000 ISOs',
    scenario: 'library5000',
    on: MEDIA,
    says: [
      ['ISO library', /5,000 images this server can mount/],
      ['Next start', /Ubuntu 24\.04 LTS/],
    ],
  },
];
