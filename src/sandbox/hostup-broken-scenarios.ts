import type { IsoImage } from '../contracts/hostup/iso-media.ts';
import { HOSTILE_TEXTS, LONG_TEXT } from './hostile-text.ts';
import { mediaOf, RESCUE, UBUNTU, VIRTIO } from './hostup-media.ts';
import { odd, oddText, state, usual } from './hostup-state.ts';
import type { Scenario } from './scenario.ts';

const image = (index: number, name: string | null, displayName = name): IsoImage => ({
  id: `iso_odd${String(index).padStart(23, '0')}`,
  name,
  displayName,
  sizeGb: 1.5,
  format: 'iso',
});

/** Responses that are strange, hostile or wrong in their content. */
export const brokenScenarios: Record<string, Scenario> = {
  nonames: state('Images without name and display name; one is mounted.', () => {
    const library = [image(1, null), image(2, 'only-a-file-name.iso', null), image(3, null, 'Only a name')];
    return mediaOf({ cds: { ide2: image(1, null) }, library });
  }),
  badsizes: odd('Sizes that are 0, negative, null, missing, text or beyond any disk.', () => ({
    ...usual(),
    available: [0, -5, null, undefined, '5.9', 1e18].map((sizeGb, index) => ({
      ...image(index, `size-${index}.iso`),
      sizeGb,
    })),
  })),
  brokenitems: odd('Null, number and text among the items of every list.', () => ({
    ...usual(),
    available: [UBUNTU, null, 7, 'iso', {}, RESCUE],
    mounted: [null, ...usual().mounted, 7],
    availableDevices: [...usual().availableDevices, null, 'ide1'],
  })),
  extrafields: state('Unknown fields everywhere.', () => {
    const media = usual();
    const extra = { futureField: { deep: [1, 2, 3] }, owner: 'acct_abc123' };
    return {
      ...media,
      ...extra,
      available: media.available.map((item) => item && { ...item, ...extra }),
      mounted: media.mounted.map((item) => item && { ...item, ...extra }),
      actions: { ...media.actions, canFly: { allowed: true, reason: null } },
    };
  }),
  prototypekeys: oddText(
    'Keys and device ids named __proto__ and constructor.',
    () =>
      JSON.stringify({
        ...usual(),
        mounted: [{ device: '__proto__', isoId: 'constructor', mounted: true, isCloudInit: false }],
        bootOrder: 'BOOT',
      }).replace(
        '"BOOT"',
        '{"order":["__proto__","constructor","toString"],' +
          '"devices":{"__proto__":"Polluted","constructor":"Built","toString":null},' +
          '"availableDevices":[{"id":"__proto__","name":"Polluted","type":"cdrom"}],' +
          '"__proto__":{"polluted":true}}',
      ),
    false,
  ),
  hostiletext: state(
    'Names with HTML, bidi overrides, newlines, ANSI codes and zero-width characters.',
    () => {
      const library = HOSTILE_TEXTS.map((text, index) => image(index, text));
      const media = mediaOf({
        cds: { ide2: library[0] ?? 'empty', ide3: library[3] ?? 'empty' },
        library,
        canMount: { allowed: false, reason: HOSTILE_TEXTS.join(' '), code: 'pending_order' },
      });
      return {
        ...media,
        availableDevices: [
          { device: 'ide2', type: HOSTILE_TEXTS[1], description: HOSTILE_TEXTS[0], inUse: true },
          { device: HOSTILE_TEXTS[3], type: 'available', description: HOSTILE_TEXTS[5], inUse: false },
        ],
      };
    },
  ),
  longtext: state('Names and a reason of 10,000 characters.', () =>
    mediaOf({
      cds: { ide2: image(0, LONG_TEXT) },
      library: [image(0, LONG_TEXT), UBUNTU],
      canMount: { allowed: false, reason: LONG_TEXT, code: 'long'.repeat(100) },
    }),
  ),
  duplicateids: state('The same ISO id twice, the same drive twice, the same slot twice.', () => {
    const media = mediaOf({
      cds: { ide2: UBUNTU },
      library: [UBUNTU, { ...UBUNTU, displayName: 'A second one' }, VIRTIO],
    });
    return {
      ...media,
      mounted: [...media.mounted, { device: 'ide2', isoId: VIRTIO.id, mounted: true, isCloudInit: false }],
      availableDevices: [...media.availableDevices, ...media.availableDevices],
    };
  }),
  driftedtypes: odd('Fields of other types than documented.', () => ({
    ...usual(),
    available: [{ ...UBUNTU, format: 7, displayName: ['Ubuntu'], sizeGb: '5.9' }],
    mounted: [{ device: 2, isoId: UBUNTU.id, mounted: 'true', isCloudInit: 0 }],
    availableDevices: [{ device: 'ide2', type: 1, description: {}, inUse: 'no' }],
  })),
  infinity: oddText('A number too large for a number (1e999).', () =>
    JSON.stringify(usual()).replace('"sizeGb":5.9', '"sizeGb":1e999'),
  ),
  deep: oddText('20,000 nested lists in an unknown field and in a known one.', () =>
    JSON.stringify({ ...usual(), bootOrder: 'DEEP', later: 'DEEP' }).replaceAll(
      '"DEEP"',
      '['.repeat(20_000) + ']'.repeat(20_000),
    ),
  ),
  toparray: odd('The response is a list.', () => [usual()]),
  topnull: odd('The response is null.', () => null),
  topstring: odd('The response is a text.', () => 'ok'),
  topnumber: odd('The response is a number.', () => 42),
  topempty: odd('The response is {}.', () => ({})),
  availableobject: odd('available is an object instead of a list.', () => ({
    ...usual(),
    available: { 0: UBUNTU },
  })),
  mountedmissing: odd('mounted is missing.', () => ({ ...usual(), mounted: undefined })),
  slotsnull: odd('availableDevices is null.', () => ({ ...usual(), availableDevices: null })),
  wrapped: odd('The response is wrapped as in the v1 API: { success, data }.', () => ({
    success: true,
    data: usual(),
  })),
  othervps: state('The response names another VPS.', () => {
    const other = { ...usual(), vps: { id: 'vps_ubuntu' } };
    return other;
  }),
};
