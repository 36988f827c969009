import type { Iso } from '../contracts/vpsbg/iso.ts';
import { json, jsonText } from './exchange.ts';
import { HOSTILE_TEXTS, LONG_TEXT } from './hostile-text.ts';
import type { Moment, Scenario } from './scenario.ts';
import { iso, ubuntu } from './vpsbg-download-scenarios.ts';
import { vpsbgDate } from './vpsbg-iso.ts';

const YEAR = 365 * 24 * 60 * 60 * 1_000;
const usual = (m: Moment): Iso => ubuntu(m, 1_000_000_000, 60_000);

/** A scenario whose JSON leaves the documented shape on purpose. */
const odd = (about: string, respond: (moment: Moment) => unknown): Scenario => ({
  about,
  drifts: true,
  respond: (moment) => json(respond(moment)),
});

/** Dates, numbers and text that are strange, hostile or wrong. Append only: ids follow the order. */
export const oddIsoScenarios: Record<string, Scenario> = {
  baddates: iso('Invalid dates: empty, and 0000-00-00 00:00:00.', (m) => ({
    ...usual(m),
    created_at: '',
    deletion_at: '0000-00-00 00:00:00',
  })),
  numberdates: odd('Dates as numbers.', (m) => ({
    ...usual(m),
    created_at: m.anchor,
    deletion_at: m.anchor / 1_000,
  })),
  nodates: odd('Dates missing.', (m) => ({ ...usual(m), created_at: undefined, deletion_at: undefined })),
  oddoffset: iso('Dates with the offset +03:00.', (m) => {
    const abroad = (ms: number) => vpsbgDate(ms + 3 * 3_600_000).replace('.000000Z', '+03:00');
    return {
      ...usual(m),
      created_at: abroad(m.anchor - 60_000),
      deletion_at: abroad(m.anchor + 47 * 3_600_000),
    };
  }),
  reverseddates: iso('Deletion before creation.', (m) => ({
    ...usual(m),
    created_at: vpsbgDate(m.anchor + 3_600_000),
    deletion_at: vpsbgDate(m.anchor - 3_600_000),
  })),
  farfuture: iso('Deletion in ten years.', (m) => ({
    ...usual(m),
    deletion_at: vpsbgDate(m.anchor + 10 * YEAR),
  })),
  stringbytes: odd('Bytes as text.', (m) => ({ ...usual(m), size: '2773874688', downloaded: '1000000000' })),
  negativebytes: iso('Negative bytes.', (m) => ({ ...usual(m), size: -1, downloaded: -5_000 })),
  fractional: iso('Bytes with a fraction.', (m) => ({
    ...usual(m),
    size: 1_000_000.75,
    downloaded: 333_333.3,
  })),
  hugesize: {
    about: 'Bytes beyond 2^53.',
    drifts: false,
    respond: (m) =>
      jsonText(
        JSON.stringify({ ...usual(m), size: 0, downloaded: 1 })
          .replace('"size":0', '"size":9007199254740993')
          .replace('"downloaded":1', '"downloaded":9007199254740992'),
      ),
  },
  infinity: {
    about: 'A size of 1e999.',
    drifts: true,
    respond: (m) => jsonText(JSON.stringify({ ...usual(m), size: 0 }).replace('"size":0', '"size":1e999')),
  },
  hostiletext: iso(
    'A name with HTML, bidi overrides, newlines, ANSI codes and zero-width characters.',
    (m) => ({
      ...usual(m),
      name: HOSTILE_TEXTS.join(' '),
    }),
  ),
  hostilestatus: iso('A status with HTML.', (m) => ({ ...usual(m), status: HOSTILE_TEXTS[0] })),
  longtext: iso('A name of 10,000 characters.', (m) => ({ ...usual(m), name: LONG_TEXT })),
  noname: odd('The name is missing.', (m) => ({ ...usual(m), name: undefined })),
  nullname: odd('The name is null.', (m) => ({ ...usual(m), name: null })),
  extrafields: iso('Unknown fields.', (m) => ({
    ...usual(m),
    server_id: 7,
    checksum: { sha256: 'ab'.repeat(32) },
  })),
  prototypekeys: {
    about: 'Keys named __proto__ and constructor.',
    drifts: false,
    respond: (m) =>
      jsonText(
        `{"__proto__":{"polluted":true},"constructor":{"prototype":1},${JSON.stringify(usual(m)).slice(1)}`,
      ),
  },
  textid: odd('The id is text.', (m) => ({ ...usual(m), id: m.id })),
  otherid: iso('The response is about another id.', (m) => ({ ...usual(m), id: 4_242 })),
  nullfields: odd('Only the id is there.', (m) => ({ id: Number(m.id) })),
  toparray: odd('The response is a list.', (m) => [usual(m)]),
  topnull: odd('The response is null.', () => null),
  topstring: odd('The response is a text.', () => 'ok'),
  topempty: odd('The response is {}.', () => ({})),
  wrapped: odd('The response is wrapped: { data }.', (m) => ({ data: usual(m) })),
};
