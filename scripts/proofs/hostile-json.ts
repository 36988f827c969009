import fc from 'fast-check';
import { anyCodePoint } from './any-code-point.ts';
import isoSample from '../../src/contracts/vpsbg/samples/iso.json' with { type: 'json' };

/** A page of HostUp's list. */
export const VPS_LIST = {
  data: [
    {
      id: 'vps_1',
      name: 'web',
      primaryIp: '192.0.2.1',
      serviceStatus: 'active',
      powerState: 'running',
      operatingSystem: { displayName: 'Debian 12' },
      resources: { cpuCores: 4, memoryGb: 8, storageGb: 160 },
    },
  ],
  nextCursor: null,
  hasMore: false,
};

/** A server's status of HostUp's. */
export const VPS_STATUS = {
  powerState: 'running',
  uptimeSeconds: 86_400,
  actions: { canRestart: { allowed: true, reason: null } },
};

/** VPSBG's example while it downloads. */
export const MOVING_ISO = { ...isoSample, status: 'downloading', downloaded: 500_000_000 };

/** A list of VPSBG's. */
export const ISO_LIST = {
  data: [MOVING_ISO, { ...isoSample, id: 2 }, { ...isoSample, id: 3, status: 'deleted' }],
};

/** Text that must never be on screen. Kept out of the random input, so that only text of our own can be found. */
export const NONSENSE = /NaN|undefined|Invalid Date|\[object|Infinity/;

const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  1,
  0.5,
  1e-9,
  1e15,
  1e300,
  -1e300,
  2 ** 53 + 2,
  2 ** 64,
  2 ** 31,
  '',
  ' ',
  '0',
  '12',
  '-1',
  '1e3',
  'true',
  'null',
  [],
  [null],
  [[]],
  {},
  { length: 3 },
  { toString: 1, valueOf: null },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '{{7*7}}${7*7}',
  'javascript:alert(1)',
  'ubuntu\u202Eosi.exe',
  '\u2066\u200B\uFEFF',
  'a\nb\tc\0d\u001B[31m',
  '\uD800 lone',
  'e\u0301\u0308'.repeat(40),
  '👩‍👩‍👧‍👦'.repeat(30),
  'x'.repeat(10_000),
  '0000-00-00 00:00:00',
  '2025-02-30T00:00:00Z',
  '2025-02-05T10:58:19.000000Z',
  '2025-02-05T10:58:19',
  '1970-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
  '2035-02-05T10:58:19+03:00',
  1_738_580_299,
  'downloading',
  'downloaded',
  'deleted',
  'failed',
  'cdrom',
  'disk',
  'ide2',
  'scsi0',
  'pending_order',
];

const value = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: anyCodePoint, maxLength: 20 }).filter((text) => !NONSENSE.test(text)),
  },
);

const edit = fc.tuple(fc.nat(), fc.constantFrom('put', 'drop', 'twice', 'rename', 'extra'), value);

/** Any JSON whose keys and texts are not the text that is searched for. */
const anyJson = fc.jsonValue({ maxDepth: 4 }).filter((json) => !NONSENSE.test(JSON.stringify(json)));

/**
 * Responses as a provider might send them on its worst day: the published example with up to eight parts replaced,
 * left out, doubled or renamed; now and then any JSON at all.
 */
export function hostileResponses(...samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const mutated = fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { maxLength: 8 }))
    .map(([sample, edits]) => {
      const root = { response: structuredClone(sample) };
      for (const each of edits) apply(root, ...each);
      return root.response;
    });
  return fc.oneof({ weight: 30, arbitrary: mutated }, { weight: 1, arbitrary: anyJson });
}

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string;
}

/** Every place in a JSON value that holds a part of it. */
function placesIn(holder: unknown, found: Place[] = []): Place[] {
  if (holder === null || typeof holder !== 'object' || found.length > 400) return found;
  for (const [key, part] of Object.entries(holder)) {
    if (isHolder(holder)) found.push({ holder, key });
    placesIn(part, found);
  }
  return found;
}

function isHolder(value: object): value is Place['holder'] {
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function apply(root: object, at: number, how: string, put: unknown): void {
  const places = placesIn(root);
  const place = places[at % places.length];
  if (!place) return;
  const { holder, key } = place;
  if (Array.isArray(holder)) {
    const index = Number(key);
    if (how === 'drop') holder.splice(index, 1);
    else if (how === 'twice') holder.push(structuredClone(holder[index]));
    else holder[index] = structuredClone(put);
    return;
  }
  if (how === 'drop') Reflect.deleteProperty(holder, key);
  else if (how === 'rename') define(holder, `${key}_`, holder[key]);
  else if (how === 'extra') define(holder, typeof put === 'string' ? put.slice(0, 40) : 'extra', put);
  else define(holder, key, put);
}

/** As JSON.parse sets a key: `__proto__` too is a key like any other. A copy, or the next edit would change its source. */
function define(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/**
 * Fails when a view holds a number that is not one, or text that must never be on screen.
 *
 * @param view anything that functions of the app made for the screen
 */
export function expectSense(view: unknown): void {
  const text = JSON.stringify(view, (key, part: unknown) => {
    if (typeof part === 'number' && !Number.isFinite(part)) throw new Error(`${key} is ${part}`);
    if (part instanceof Map || part instanceof Set) return [...part];
    return part;
  });
  const nonsense = NONSENSE.exec(text);
  if (nonsense)
    throw new Error(`"${nonsense[0]}" in …${text.slice(Math.max(0, nonsense.index - 80)).slice(0, 160)}…`);
}

/**
 * How often each fuzz runs: few times in a quick `vitest`, `FUZZ_RUNS` in `npm test` and `npm run fuzz`. The seed is
 * always printed; `FUZZ_SEED` repeats a run.
 */
export function fuzzParameters(name: string): { numRuns: number; seed: number; endOnFailure: boolean } {
  const numRuns = Number(process.env['FUZZ_RUNS'] ?? 5_000);
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`${name}: ${numRuns} responses, seed ${seed}`);
  return { numRuns, seed, endOnFailure: false };
}
