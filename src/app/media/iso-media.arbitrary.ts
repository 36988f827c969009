import fc from 'fast-check';
import * as v from 'valibot';
import { anyCodePoint } from '../../../scripts/proofs/any-code-point.ts';
import { isoMedia, type IsoMedia } from '../../contracts/hostup/iso-media.ts';

/** Words that must never be on screen; kept out of the random input, so that only our own would be found. */
export const FORBIDDEN = /NaN|undefined|null|Invalid Date|\[object|Infinity/;

const words = fc.oneof(
  fc.constantFrom('', ' ', '__proto__', 'constructor', 'toString', 'e\u0301', 'pending_order', '<b>x</b>'),
  fc.string({ unit: anyCodePoint, maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const safeWords = words.filter((text) => !FORBIDDEN.test(text));
const device = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('ide0', 'ide1', 'ide2', 'ide3', 'scsi0', 'net0') },
  safeWords,
);
const isoId = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('iso_a', 'iso_b', 'iso_c') }, safeWords);

/** Mostly what it should be, sometimes anything. */
function loose<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(7, -1, true, [], {}, [null], { __proto__: null }) },
  );
}

function fields(parts: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const loosened: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [key, arbitrary] of Object.entries(parts)) loosened[key] = loose(arbitrary);
  return loose(fc.record(loosened, { requiredKeys: [] }));
}

const gate = fields({ allowed: fc.boolean(), reason: safeWords, code: safeWords });
const size = fc.oneof(fc.double(), fc.constantFrom(5.9, 0, -1, Number.MAX_VALUE, 1e-9));

const wire = fc.record({
  available: fc.array(
    fields({ id: isoId, name: safeWords, displayName: safeWords, sizeGb: size, format: safeWords }),
    {
      maxLength: 8,
    },
  ),
  mounted: fc.array(fields({ device, isoId, mounted: fc.boolean(), isCloudInit: fc.boolean() }), {
    maxLength: 5,
  }),
  bootOrder: fields({
    order: fc.array(loose(device), { maxLength: 8 }),
    devices: fc.dictionary(device, loose(safeWords), { maxKeys: 5 }),
    availableDevices: fc.array(
      fields({
        id: device,
        name: safeWords,
        type: fc.oneof(fc.constantFrom('disk', 'cdrom', 'network'), safeWords),
      }),
      { maxLength: 6 },
    ),
  }),
  availableDevices: fc.array(
    fields({ device, type: safeWords, description: safeWords, inUse: fc.boolean() }),
    {
      maxLength: 5,
    },
  ),
  actions: fields({ canMount: gate, canUpload: gate }),
});

/** Random responses, as the schema reads them. */
export const anyIsoMedia: fc.Arbitrary<IsoMedia> = wire.map((response) => v.parse(isoMedia, response));
