import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isPageOf, PAGE_KINDS, PAGES, pageAt, pageBelow, type Page } from './pages.ts';

const IDS = { vpsId: 'vps_1', isoId: '12' };

/** The page's address, with ids in it. */
function addressOf({ path }: Page): string {
  return path.replace('$vpsId', IDS.vpsId).replace('$isoId', IDS.isoId);
}

test('the table and the route files name the same pages', () => {
  const files = readdirSync(new URL('../app/routes', import.meta.url)).filter(
    (name) => !name.startsWith('__'),
  );
  expect(PAGE_KINDS.map((kind) => PAGES[kind].route).toSorted()).toEqual(files.toSorted());
});

test.each(PAGE_KINDS)('the file of %s is the router’s for its path', (kind) => {
  const { path, route } = PAGES[kind];
  const fromFile = `/${route.replace(/\.tsx$/, '').replaceAll('.', '/')}`.replace(/\/index$/, '') || '/';
  expect(fromFile).toBe(path);
});

test.each(PAGE_KINDS)('the address of %s is its own alone, with its ids', (kind) => {
  const page: Page = PAGES[kind];
  const found = pageAt(addressOf(page));
  expect(found?.kind).toBe(kind);
  expect(found?.ids).toEqual({
    vpsId: page.path.includes('$vpsId') ? IDS.vpsId : '',
    isoId: page.path.includes('$isoId') ? IDS.isoId : '',
  });
});

test('no two pages overlap: none has an address that another pattern fits', () => {
  const patterns = PAGE_KINDS.map((kind) => ({
    kind,
    fits: new RegExp(`^${PAGES[kind].path.replaceAll(/\$\w+/g, '[^/]+')}$`),
  }));
  for (const kind of PAGE_KINDS) {
    const fitting = patterns.filter(({ fits }) => fits.test(addressOf(PAGES[kind])));
    expect(fitting.map((pattern) => pattern.kind)).toEqual([kind]);
  }
});

test.each([
  '',
  '//',
  '/isos/',
  '/isos/0',
  '/isos/1%0d',
  '/isos/12/',
  '/isos/$isoId',
  '/vps/VPS_1/iso',
  '/vps/vps_1',
  '/vps/vps_1/iso/x',
  '/vps//iso',
  '/support/x',
  '/constructor',
])('%j is no page', (path) => {
  expect(pageAt(path)).toBeUndefined();
});

test.each(['/embed/acme', '/iso', '/embed/isos'])('below %s the pages are the same', (base) => {
  for (const kind of PAGE_KINDS) {
    const address = addressOf(PAGES[kind]);
    expect(pageBelow(base + address)).toEqual(pageAt(address));
  }
});

test('a frame holds what is about one VPS and its ISOs, and without a gateway there are no downloads', () => {
  expect(PAGE_KINDS.filter((kind) => isPageOf('frame', kind))).toEqual(['vps', 'isos', 'iso']);
  expect(PAGE_KINDS.filter((kind) => isPageOf('static', kind))).toEqual(['overview', 'vps', 'support']);
});

test('the first request goes to the provider that its path names', () => {
  const firsts = PAGE_KINDS.flatMap((kind) => {
    const page: Page = PAGES[kind];
    return page.firstRequest?.(IDS, new URLSearchParams()) ?? [];
  });
  expect(firsts.map(({ path }) => path.split('/')[2])).toEqual(firsts.map(({ provider }) => provider));
});
