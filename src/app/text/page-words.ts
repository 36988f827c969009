import type { PageKind } from '../../contracts/pages.ts';
import * as m from './messages/pages.en.ts';

const TITLES: Record<PageKind, () => string> = {
  overview: () => m.servers(),
  vps: () => m.vps(),
  isos: () => m.downloads(),
  iso: () => m.isoDownload(),
  support: () => m.support(),
  token: () => m.token(),
  signIn: () => m.signIn(),
};

/** The title of a page. */
export function pageTitle(kind: PageKind): string {
  return TITLES[kind]();
}

/** What a page is about, for under its title; empty where the title says it. */
export function pageAbout(kind: PageKind): string {
  if (kind === 'isos') return m.aboutDownloads();
  return kind === 'token' ? m.aboutToken() : '';
}
