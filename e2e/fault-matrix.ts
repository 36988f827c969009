/**
 * The fault matrix: what may come from a provider or the network, and what the pages must say then. The rows stand in
 * `*-rows.ts`, what is done with one in `fault-steps.ts`. `fault-matrix.spec.ts` tries each row at each of its places;
 * `npm test` tries each odd response and each kind of fault at one of them (`faults-once.spec.ts`). Cases that need hands of
 * their own are in the other `fault-matrix-*.spec.ts`.
 */

/** Where a row is tried. */
export type Place = 'VPS page' | 'ISO page' | 'picked download' | 'overview' | 'ISO list';

interface PlaceFacts {
  provider: 'hostup' | 'vpsbg';
  /** The region that shows the provider's data. */
  region: string;
  /** What a good response shows in it. */
  good: RegExp;
  /** Whether it shows a list of the account, which has no scenarios. */
  isList?: true;
}

export const PLACES: Record<Place, PlaceFacts> = {
  'VPS page': { provider: 'hostup', region: 'Next start', good: /Ubuntu 24\.04 LTS/ },
  overview: { provider: 'hostup', region: 'Servers', good: /web-01/, isList: true },
  'ISO page': { provider: 'vpsbg', region: 'Download', good: /ubuntu-24\.04\.1-live-server-amd64\.iso/ },
  'picked download': {
    provider: 'vpsbg',
    region: 'Downloads',
    good: /ubuntu-24\.04\.1-live-server-amd64\.iso/,
  },
  'ISO list': { provider: 'vpsbg', region: 'ISO downloads', good: /\.iso/, isList: true },
};

/** A response that is odd from the start and stays so. */
export interface StaticRow {
  id: string;
  about: string;
  /** A scenario of the sandbox. */
  scenario: string;
  on: readonly Place[];
  /** What a region says; `main` is the whole page. */
  says: readonly (readonly [region: string, words: RegExp])[];
  /** What stands nowhere on the page. */
  never?: RegExp;
}

/** A fault after a good response. */
export interface FaultRow {
  id: string;
  about: string;
  /** A fault of the sandbox. */
  fault: string;
  on: readonly Place[];
  /** What the region says meanwhile, beside the last good data and the time of its check. */
  says: RegExp;
  /** Who requests again once it is over; by default Drivebay itself. */
  mended?: 'by hand';
  /** The provider requires a wait: it is called again when the wait is over (`named`), or 1 s later at the soonest. */
  wait?: 'named' | 'unnamed';
  /** How far this device's clock is off, ms. */
  clockOff?: number;
}

export type Row = StaticRow | FaultRow;

export const MEDIA: readonly Place[] = ['VPS page'];
export const ISO: readonly Place[] = ['ISO page', 'picked download'];
export const ONE_EACH: readonly Place[] = ['VPS page', 'ISO page'];
export const EVERYWHERE: readonly Place[] = [
  'VPS page',
  'ISO page',
  'picked download',
  'overview',
  'ISO list',
];
