import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from './assumptions.ts';
import { api, type Provider } from './gateway/api.ts';
import { VPS_LIST_MAX_LIMIT } from './hostup/vps-list.ts';

/**
 * Where a page stands: at the gateway by itself, in a control panel's frame, or in the static build, which has no
 * gateway and therefore no downloads.
 */
export type Surface = 'gateway' | 'frame' | 'static';

/** The ids in a page's address; empty where it has none. */
type PageIds = Readonly<Record<'vpsId' | 'isoId', string>>;

export interface Page {
  /** As the router writes it: `$vpsId` and `$isoId` stand for ids. */
  path: string;
  surfaces: readonly Surface[];
  /** File in src/app/routes/. */
  route: string;
  /** KB (1,000 bytes, brotli 11) of JavaScript that it may load before it shows its data. */
  scriptKb: number;
  /** Search parameters that may stand in a link for support, besides `details`. Others may hold what is not ours. */
  shared: readonly string[];
  /** One of the main pages, which the header and the command menu list. */
  isMain?: true;
  /** What the page shows first, as a path of the gateway; absent when it needs nothing. */
  firstRequest?: (ids: PageIds, search: URLSearchParams) => FirstRequest | undefined;
}

interface FirstRequest {
  provider: Provider;
  path: string;
}

/** Every page of the dashboard. To add one: an entry here, its route file, and its title in app/text/page-words.ts. */
export const PAGES = {
  overview: {
    path: '/',
    surfaces: ['gateway', 'static'],
    route: 'index.tsx',
    scriptKb: 128.2,
    shared: ['q'],
    isMain: true,
    firstRequest: (_, search) =>
      // A cursor is the provider's own: whoever follows one has the app already.
      search.has('cursor')
        ? undefined
        : { provider: 'hostup', path: api.hostupVpsList({ limit: VPS_LIST_MAX_LIMIT }) },
  },
  vps: {
    path: '/vps/$vpsId/iso',
    surfaces: ['gateway', 'frame', 'static'],
    route: 'vps.$vpsId.iso.tsx',
    scriptKb: 143.9,
    shared: ['q', 'sort', 'isos'],
    firstRequest: ({ vpsId }) => ({ provider: 'hostup', path: api.hostupIsoMedia(vpsId) }),
  },
  isos: {
    path: '/isos',
    surfaces: ['gateway', 'frame'],
    route: 'isos.index.tsx',
    scriptKb: 147.4,
    shared: ['q', 'sort', 'tab'],
    isMain: true,
    firstRequest: () => ({ provider: 'vpsbg', path: api.vpsbgIsos() }),
  },
  iso: {
    path: '/isos/$isoId',
    surfaces: ['gateway', 'frame'],
    route: 'isos.$isoId.tsx',
    scriptKb: 136.8,
    shared: [],
    firstRequest: ({ isoId }) => ({ provider: 'vpsbg', path: api.vpsbgIso(isoId) }),
  },
  support: {
    path: '/support',
    surfaces: ['gateway', 'static'],
    route: 'support.tsx',
    scriptKb: 151.8,
    shared: [],
    isMain: true,
  },
  token: {
    path: '/token',
    surfaces: ['gateway'],
    route: 'token.tsx',
    scriptKb: 126.8,
    shared: [],
  },
  signIn: {
    path: '/sign-in',
    surfaces: ['gateway'],
    route: 'sign-in.tsx',
    scriptKb: 114.3,
    shared: [],
  },
} as const satisfies Record<string, Page>;

export type PageKind = keyof typeof PAGES;

/** The pages of one surface. */
export type PageKindOf<S extends Surface> = {
  [Kind in PageKind]: S extends (typeof PAGES)[Kind]['surfaces'][number] ? Kind : never;
}[PageKind];

/** Addresses of the main pages. */
export type MenuPath = Extract<(typeof PAGES)[PageKind], { isMain: true }>['path'];

/** Whether the surface has the page. */
export function isPageOf<S extends Surface>(surface: S, kind: PageKind): kind is PageKindOf<S> {
  const page: Page = PAGES[kind];
  return page.surfaces.includes(surface);
}

/** Every page's kind, in the order of the table. */
export const PAGE_KINDS = Object.keys(PAGES).filter((name): name is PageKind => name in PAGES);

/** A page with the ids in its address. */
export interface PageAddress {
  kind: PageKind;
  ids: PageIds;
}

const ID_SHAPES: Readonly<Record<string, { name: keyof PageIds; shape: RegExp }>> = {
  $vpsId: { name: 'vpsId', shape: ASSUMED_HOSTUP_VPS_ID },
  $isoId: { name: 'isoId', shape: ASSUMED_VPSBG_ISO_ID },
};

/**
 * The page at a path.
 *
 * @param path as it came: nothing in it is decoded. With an id that is not valid there is no page.
 */
export function pageAt(path: string): PageAddress | undefined {
  const page = pageMeantBy(path);
  const valid = Object.values(ID_SHAPES).every(
    ({ name, shape }) => !page?.ids[name] || shape.test(page.ids[name]),
  );
  return valid ? page : undefined;
}

/** The page that a path is for, whether its ids are valid or not. */
export function pageMeantBy(path: string): PageAddress | undefined {
  for (const kind of PAGE_KINDS) {
    const ids = idsIn(path, PAGES[kind].path);
    if (ids) return { kind, ids };
  }
  return undefined;
}

/** The page at a path that may stand below another, such as `/embed/{tenant}` or the static build's `/iso/`. */
export function pageBelow(path: string): PageAddress | undefined {
  const parts = path.split('/').slice(1);
  for (const from of parts.keys()) {
    const page = pageAt(`/${parts.slice(from).join('/')}`);
    if (page) return page;
  }
  return undefined;
}

function idsIn(path: string, pattern: string): PageIds | undefined {
  const parts = path.split('/');
  const expected = pattern.split('/');
  if (parts.length !== expected.length) return undefined;
  const ids = { vpsId: '', isoId: '' };
  for (const [at, part] of parts.entries()) {
    const id = ID_SHAPES[expected[at] ?? ''];
    if (id ? part === '' : part !== expected[at]) return undefined;
    if (id) ids[id.name] = part;
  }
  return ids;
}
