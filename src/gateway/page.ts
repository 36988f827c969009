import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../contracts/assumptions.ts';

/** A page of the dashboard, with the id in its address. */
export type Page =
  | { kind: 'overview' | 'isos' | 'support' | 'token' }
  | { kind: 'vps'; vpsId: string }
  | { kind: 'iso'; isoId: string };
export type PageKind = Page['kind'];

/** The page's route below src/app/, which is its name in the build's manifest. */
export const ROUTES: Readonly<Record<PageKind, string>> = {
  overview: 'src/app/routes/index.tsx',
  vps: 'src/app/routes/vps.$vpsId.iso.tsx',
  isos: 'src/app/routes/isos.index.tsx',
  iso: 'src/app/routes/isos.$isoId.tsx',
  support: 'src/app/routes/support.tsx',
  token: 'src/app/routes/token.tsx',
};

/**
 * The page at a path.
 *
 * @param path as it came: nothing in it is decoded. An id that is not valid is no page.
 */
export function pageAt(path: string): Page | undefined {
  if (path === '/') return { kind: 'overview' };
  if (path === '/isos') return { kind: 'isos' };
  if (path === '/support') return { kind: 'support' };
  if (path === '/token') return { kind: 'token' };
  const [, section, id = '', rest, ...more] = path.split('/');
  if (more.length > 0) return undefined;
  if (section === 'vps' && rest === 'iso' && ASSUMED_HOSTUP_VPS_ID.test(id))
    return { kind: 'vps', vpsId: id };
  if (section === 'isos' && rest === undefined && ASSUMED_VPSBG_ISO_ID.test(id))
    return { kind: 'iso', isoId: id };
  return undefined;
}
