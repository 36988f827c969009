import type { Flip } from './flip.ts';

export const HOSTUP_MEDIA: Record<string, Flip> = {
  ASSUMED_HOSTUP_PANEL_URL: {
    truth: 'One mounts at my.hostup.se.',
    edit: [`'https://cloud.hostup.se'`, `'https://my.hostup.se'`],
    look: async () => {
      const { readEnvironment } = await import('../../../src/gateway/environment.ts');
      return readEnvironment({ HOSTUP_API_KEY: 'a-key-0123456789' }).manageUrl;
    },
    before: 'https://cloud.hostup.se',
    after: 'https://my.hostup.se',
  },
  ASSUMED_HOSTUP_SLOT_LABELS: {
    truth: 'ide0 is "CD 0".',
    edit: [`['ide0', 'CD/DVD 1']`, `['ide0', 'CD 0']`],
    look: async () => {
      const { slotRows } = await import('../../../src/app/media/slots.ts');
      const { media, slot } = await import('../../../src/app/media/iso-media.fixture.ts');
      const { refusalOf } = await import('../../../src/gateway/actions/media-rules.ts');
      const parts = media({ availableDevices: [slot('ide0', false, { description: null })] });
      const unmount = { action: 'unmount', vpsId: 'vps_1', body: { device: 'ide0' } } as const;
      return [slotRows(parts)[0]?.label, refusalOf(unmount, parts)?.detail.split('.')[0]];
    },
    before: ['CD/DVD 1', 'CD/DVD 1 is empty'],
    after: ['CD 0', 'CD 0 is empty'],
  },
  ASSUMED_BOOT_TYPES: {
    truth: 'A disk has the type "volume".',
    edit: [`['disk', 'disk']`, `['volume', 'disk']`],
    look: async () => {
      const { bootOrderView } = await import('../../../src/app/media/boot-order.ts');
      const { media } = await import('../../../src/app/media/iso-media.fixture.ts');
      const availableDevices = ['disk', 'volume'].map((type) => ({ id: type, name: type, type }));
      const view = bootOrderView(
        media({ bootOrder: { order: ['disk', 'volume'], devices: {}, availableDevices } }),
      );
      return view.entries.map(({ role }) => role);
    },
    before: ['disk', 'unknown'],
    after: ['unknown', 'disk'],
  },
  ASSUMED_NO_MEDIUM: {
    truth: 'An empty drive has the isoId "empty".',
    edit: ['/^\\s*(?:none\\s*(?:,.*)?)?$/is', '/^\\s*(?:empty)?$/i'],
    look: async () => {
      const { slotRows } = await import('../../../src/app/media/slots.ts');
      const { drive, media } = await import('../../../src/app/media/iso-media.fixture.ts');
      const { refusalOf } = await import('../../../src/gateway/actions/media-rules.ts');
      const parts = media({ mounted: [drive('ide2', { isoId: 'empty', mounted: null })] });
      const unmount = { action: 'unmount', vpsId: 'vps_1', body: { device: 'ide2' } } as const;
      return [slotRows(parts)[0]?.state.kind, refusalOf(unmount, parts)?.code];
    },
    before: ['unreported', undefined],
    after: ['empty', 'media_changed'],
  },
};
