import { expect, test } from 'vitest';
import type { ActionGate, IsoMedia, MountedMedium, Slot } from '../../contracts/hostup/iso-media.ts';
import type { Intent } from './intent.ts';
import { closedGate, refusalOf } from './media-rules.ts';

const OPEN: ActionGate = { allowed: true, reason: null };
const CLOSED: ActionGate = { allowed: false, reason: 'An order is pending.', code: 'pending_order' };

const image = (id: string) => ({ id, name: null, displayName: null, sizeGb: null, format: null });
const drive = (device: string | null, isoId: string | null, more: Partial<MountedMedium> = {}) => ({
  device,
  isoId,
  mounted: true,
  isCloudInit: false,
  ...more,
});
const slot = (device: string, inUse: Slot['inUse']) => ({ device, type: null, description: null, inUse });

function media(change: Partial<IsoMedia> = {}): IsoMedia {
  return {
    available: [null, image('iso_a'), image('iso_b')],
    mounted: [],
    bootOrder: null,
    availableDevices: [],
    actions: { canMount: OPEN, canUpload: OPEN },
    ...change,
  };
}

type Wish = Exclude<Intent, { action: 'restart' }>;
const vpsId = 'vps_1';
const mount = (body: Partial<Extract<Wish, { action: 'mount' }>['body']> = {}): Wish => ({
  action: 'mount',
  vpsId,
  body: { isoId: 'iso_a', ...body },
});
const unmount = (isoId?: string): Wish => ({
  action: 'unmount',
  vpsId,
  body: { device: 'ide3', ...(isoId !== undefined && { isoId }) },
});
const remove = (isoId: string): Wish => ({ action: 'delete', vpsId, isoId });
const download: Wish = {
  action: 'download',
  vpsId,
  body: { url: 'https://example.com/a.iso', filename: 'a.iso' },
};

const NO_REASON = 'HostUp does not allow this now, and gives no reason. Nothing was done.';
const NOT_THERE =
  'This image is not in the library that you can see: it may have been deleted. Nothing was done.';
const CLOUD_INIT = 'holds the cloud-init data that sets up this VPS. It is not changed here.';
const LOOK = 'Look at the drives again. Nothing was done.';

const cases: [about: string, wish: Wish, media: Partial<IsoMedia>, code?: string, detail?: string][] = [
  ['mount: a drive that no one reports', mount(), {}],
  ['mount: a free drive', mount(), { availableDevices: [null, slot('ide2', false)] }],
  ['mount: another drive is in use', mount(), { mounted: [null, drive('ide3', 'iso_b')] }],
  ['mount: another slot is in use', mount(), { availableDevices: [slot('ide3', true)] }],
  ['mount: use of the slot is unknown', mount(), { availableDevices: [slot('ide2', null)] }],
  [
    'mount: the gate is closed',
    mount(),
    { actions: { canMount: CLOSED, canUpload: OPEN } },
    'gate_closed',
    'HostUp does not allow this now: An order is pending.',
  ],
  [
    'mount: the gate is missing',
    mount(),
    { actions: { canMount: null, canUpload: OPEN } },
    'gate_closed',
    NO_REASON,
  ],
  ['mount: the image is gone', mount({ isoId: 'iso_c' }), {}, 'image_not_found', NOT_THERE],
  [
    'mount: without a device it is the usual drive that has to be free',
    mount(),
    { mounted: [drive('ide2', 'iso_b')] },
    'media_changed',
    `CD/DVD 3 is in use. ${LOOK}`,
  ],
  [
    'mount: the chosen drive is in use',
    mount({ device: 'ide0' }),
    { mounted: [drive('ide0', 'iso_b')] },
    'media_changed',
    `CD/DVD 1 is in use. ${LOOK}`,
  ],
  [
    'mount: it replaces what the person saw',
    mount({ replaces: 'iso_b' }),
    { mounted: [drive('ide2', 'iso_b')] },
  ],
  [
    'mount: it replaces another medium than the person saw',
    mount({ replaces: 'iso_a' }),
    { mounted: [drive('ide2', 'iso_b')] },
    'media_changed',
    `CD/DVD 3 is in use by another medium. ${LOOK}`,
  ],
  [
    'mount: an unnamed medium is replaced as an unnamed one',
    mount({ replaces: null }),
    { mounted: [drive('ide2', null)] },
  ],
  [
    'mount: an unnamed medium is in use',
    mount(),
    { mounted: [drive('ide2', null)] },
    'media_changed',
    `CD/DVD 3 is in use. ${LOOK}`,
  ],
  [
    'mount: a slot in use without a drive holds an unnamed medium',
    mount({ replaces: null }),
    { availableDevices: [slot('ide2', true)] },
  ],
  [
    'mount: a slot in use without a drive is in use',
    mount(),
    { availableDevices: [slot('ide2', true)] },
    'media_changed',
    `CD/DVD 3 is in use. ${LOOK}`,
  ],
  [
    'mount: the drive counts, not its slot',
    mount(),
    { mounted: [drive('ide2', null, { mounted: false })], availableDevices: [slot('ide2', true)] },
  ],
  [
    'mount: a drive that states nothing but its medium is in use',
    mount(),
    { mounted: [drive('ide2', 'iso_b', { mounted: null, isCloudInit: null })] },
    'media_changed',
    `CD/DVD 3 is in use. ${LOOK}`,
  ],
  [
    'mount: a drive that states nothing is free',
    mount(),
    { mounted: [drive('ide2', null, { mounted: null })] },
  ],
  [
    'mount: a drive that is not mounted is free, whatever it names',
    mount(),
    { mounted: [drive('ide2', 'iso_b', { mounted: false })] },
  ],
  [
    'mount: "none" is no medium',
    mount(),
    { mounted: [drive('ide2', 'none,media=cdrom', { mounted: null })] },
  ],
  [
    'mount: "none" that is mounted is an unnamed medium',
    mount({ replaces: null }),
    { mounted: [drive('ide2', 'none')] },
  ],
  [
    'mount: of two reports for a drive the one with a medium counts',
    mount(),
    { mounted: [drive('ide2', null, { mounted: false }), drive('ide2', 'iso_b')] },
    'media_changed',
    `CD/DVD 3 is in use. ${LOOK}`,
  ],
  [
    'mount: cloud-init is never replaced',
    mount({ replaces: 'iso_b' }),
    { mounted: [drive('ide2', 'iso_b', { isCloudInit: true, mounted: false })] },
    'action_not_possible',
    `CD/DVD 3 ${CLOUD_INIT}`,
  ],
  ['unmount: whatever is in it', unmount(), { mounted: [drive('ide3', 'iso_b')] }],
  [
    'unmount: a closed gate does not matter',
    unmount(),
    {
      mounted: [drive('ide3', 'iso_b')],
      actions: { canMount: CLOSED, canUpload: CLOSED },
    },
  ],
  ['unmount: what the person saw', unmount('iso_b'), { mounted: [drive('ide3', 'iso_b')] }],
  [
    'unmount: another medium',
    unmount('iso_a'),
    { mounted: [drive('ide3', 'iso_b')] },
    'media_changed',
    `Another medium is in CD/DVD 4. ${LOOK}`,
  ],
  ['unmount: an empty drive', unmount(), {}, 'media_changed', `CD/DVD 4 is empty. ${LOOK}`],
  [
    'unmount: cloud-init',
    unmount(),
    { mounted: [drive('ide3', null, { isCloudInit: true })] },
    'action_not_possible',
    `CD/DVD 4 ${CLOUD_INIT}`,
  ],
  ['download: the gate is open', download, { actions: { canMount: CLOSED, canUpload: OPEN } }],
  [
    'download: the gate is closed',
    download,
    { actions: { canMount: OPEN, canUpload: CLOSED } },
    'gate_closed',
    'HostUp does not allow this now: An order is pending.',
  ],
  ['delete: an image in no drive', remove('iso_a'), { mounted: [null, drive('ide2', 'iso_b')] }],
  [
    'delete: an image in a drive that is not mounted',
    remove('iso_a'),
    { mounted: [drive('ide2', 'iso_a', { mounted: false })] },
  ],
  ['delete: an image that is gone', remove('iso_c'), {}, 'image_not_found', NOT_THERE],
  [
    'delete: an image in a drive',
    remove('iso_a'),
    { mounted: [drive('ide1', 'iso_a', { mounted: null })] },
    'action_not_possible',
    'This image is in CD/DVD 2. Unmount it before you delete it. Nothing was done.',
  ],
  [
    'delete: an image in a drive of another kind',
    remove('iso_a'),
    { mounted: [drive('scsi1', 'iso_a')] },
    'action_not_possible',
    'This image is in a drive of this VPS. Unmount it before you delete it. Nothing was done.',
  ],
  [
    'delete: an image in a drive without a name',
    remove('iso_a'),
    { mounted: [drive(null, 'iso_a')] },
    'action_not_possible',
    'This image is in a drive of this VPS. Unmount it before you delete it. Nothing was done.',
  ],
];
test.each(cases)('%s', (_, wish, change, code, detail) => {
  const refusal = refusalOf(wish, media(change));
  expect([refusal?.code, refusal?.detail]).toEqual([code, detail]);
});

test('a closed gate passes on what HostUp gave as a reason, cut to 500 characters', () => {
  const reason = 'x'.repeat(501);
  expect(closedGate({ allowed: false, reason })).toEqual({
    code: 'gate_closed',
    detail: `HostUp does not allow this now: ${'x'.repeat(500)}`,
    provider: 'hostup',
    gate: { reason, code: null },
  });
  expect(closedGate(CLOSED)?.gate).toEqual({ reason: 'An order is pending.', code: 'pending_order' });
  expect(closedGate(null)?.gate).toEqual({ reason: null, code: null });
});
