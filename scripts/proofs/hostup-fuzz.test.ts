import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { baysOf } from '../../src/app/media/bays.ts';
import { bootOrderView, deviceWords } from '../../src/app/media/boot-order.ts';
import { findings } from '../../src/app/media/findings.ts';
import { gateOf } from '../../src/app/media/gate.ts';
import { formatSizeGb, imageName, shortImageName } from '../../src/app/media/image-name.ts';
import { anyIsoMedia } from '../../src/app/media/iso-media.arbitrary.ts';
import { libraryRows, searchLibrary, sortLibrary } from '../../src/app/media/library.ts';
import { LIBRARY_SORTS } from '../../src/app/media/media-search.ts';
import { sizeOf, searchVps } from '../../src/app/media/listed-vps.ts';
import { nextStart } from '../../src/app/media/next-start.ts';
import { slotRows } from '../../src/app/media/slots.ts';
import { jsonLines, jsonText } from '../../src/app/ui/json-lines.ts';
import { isoMedia, type IsoMedia } from '../../src/contracts/hostup/iso-media.ts';
import { problem } from '../../src/contracts/hostup/problem.ts';
import mediaSample from '../../src/contracts/hostup/samples/iso-media.json';
import problemSample from '../../src/contracts/hostup/samples/problem.json';
import { vpsList, type VpsList } from '../../src/contracts/hostup/vps-list.ts';
import { differenceFrom } from '../../src/contracts/tolerant.ts';
import { expectSense, fuzzParameters, hostileResponses, VPS_LIST } from './hostile-json.ts';

/** Everything the media pages make of a response. */
function viewsOf(media: IsoMedia): unknown[] {
  const rows = slotRows(media);
  const boot = bootOrderView(media, rows);
  const library = libraryRows(media);
  return [
    rows,
    boot,
    baysOf(media),
    [...boot.entries, ...boot.outside].map(deviceWords),
    gateOf(media.actions.canMount, 'mount'),
    gateOf(media.actions.canUpload, 'upload'),
    nextStart(media),
    findings(media),
    library.map(({ image, name }) => [
      name,
      image && [imageName(image), shortImageName(image), formatSizeGb(image.sizeGb)],
    ]),
    searchLibrary(library, 'ubuntu 24'),
  ];
}

function expectWholeViews(media: IsoMedia): void {
  expectSense(viewsOf(media));
  const library = libraryRows(media);
  if (library.length !== media.available.length) throw new Error('an image of the library was lost');
  if (new Set(library.map(({ key }) => key)).size !== library.length)
    throw new Error('two rows have one key');
  for (const sort of LIBRARY_SORTS) {
    if (sortLibrary(library, sort).length !== library.length) throw new Error(`${sort} lost an image`);
  }
  const slots = slotRows(media);
  if (new Set(slots.map(({ key }) => key)).size !== slots.length) throw new Error('two slots have one key');
  for (const [action, gate] of [
    [media.actions.canMount, gateOf(media.actions.canMount, 'mount')],
    [media.actions.canUpload, gateOf(media.actions.canUpload, 'upload')],
  ] as const) {
    if (gate.open !== (action?.allowed === true)) throw new Error('a gate is open that HostUp did not open');
  }
}

function expectListViews({ data }: VpsList): void {
  expectSense([data.map((vps) => vps && sizeOf(vps)), searchVps(data, 'web')]);
}

/** What a response that was read comes to on the wire from the gateway and in the browser's parse. */
function readTwice<const TSchema extends v.GenericSchema>(schema: TSchema, response: unknown) {
  const read = v.safeParse(schema, response);
  if (!read.success) return undefined;
  expectSense(differenceFrom(schema, response));
  const wire: unknown = JSON.parse(JSON.stringify(read.output));
  return v.parse(schema, wire);
}

test('whatever HostUp sends, nothing throws and no view holds nonsense', { timeout: 3_600_000 }, () => {
  const responses = hostileResponses(mediaSample, mediaSample, mediaSample, VPS_LIST, problemSample);
  let read = 0;
  fc.assert(
    fc.property(responses, (response) => {
      const media = readTwice(isoMedia, response);
      if (media) expectWholeViews(media);
      const list = readTwice(vpsList, response);
      if (list) expectListViews(list);
      const parsed = v.safeParse(problem, response);
      if (parsed.success) expectSense(parsed.output);
      read += Number(media !== undefined || list !== undefined);
    }),
    fuzzParameters('HostUp'),
  );
  // Were every response refused at the door, the views would not have been tried.
  expect(read).toBeGreaterThan(0);
  expect(Object.prototype).not.toHaveProperty('polluted');
});

test('what the schema lets through whole is shown whole as well', { timeout: 3_600_000 }, () => {
  const { seed, numRuns } = fuzzParameters('HostUp, by schema');
  let shown = 0;
  fc.assert(
    fc.property(anyIsoMedia, (media) => {
      expectWholeViews(media);
      shown += 1;
      expectSense(jsonLines(media));
      if (JSON.stringify(JSON.parse(jsonText(media))) !== JSON.stringify(media))
        throw new Error('JSON text lies');
    }),
    { seed, numRuns: Math.ceil(numRuns / 50) },
  );
  expect(shown).toBeGreaterThan(0);
});
