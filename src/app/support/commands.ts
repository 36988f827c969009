import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import type { MenuPath, PageKind } from '../../contracts/pages.ts';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import type { Hit } from '../session/staff-parts.ts';
import { THEMES, type Theme } from '../shell/theme.ts';
import { shortened } from '../text/visible.ts';
import { recognise, type Found } from './recognise.ts';
import { menuPages } from '../shell/menu-pages.ts';
import { pageTitle } from '../text/page-words.ts';
import * as m from './messages/menu.en.ts';

export type Action =
  /** `href` when it is in another account, another document; `null` in this one; absent when that is not known. */
  | { kind: 'open'; found: Found; href?: string | null }
  | { kind: 'page'; to: MenuPath }
  /** Moves the focus to the n-th region of the page. */
  | { kind: 'region'; at: number }
  | { kind: 'copy-diagnostics' }
  | { kind: 'toggle-details' }
  | { kind: 'theme'; theme: Theme };

export interface Command {
  /** Unique in one list. */
  id: string;
  /** What it is listed under. */
  group: string;
  /** Safe to show, as is `hint`. */
  title: string;
  hint: string;
  action: Action;
}

interface Surroundings {
  /** VPSs that are already known; no request is sent. */
  vpss: readonly Vps[];
  /** Names of the page's regions, in order. */
  regions: readonly string[];
  /** Whether the page shows its details; `null` when it has none. */
  details: boolean | null;
  theme: Theme;
  /** Where people sign in: what the query names in their accounts. */
  hits: readonly Hit[];
}

/** So many servers are listed; the rest by typing more. */
const MAX_SERVERS = 20;

/** What can be done now, as far as it fits the query: an id or address in it, or every word of it, case aside. */
export function commandsFor(query: string, surroundings: Surroundings): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 20);
  const fits = ({ group, title, hint }: Command) => {
    const text = `${group} ${title} ${hint}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const servers = serverCommands(surroundings.vpss).filter(fits).slice(0, MAX_SERVERS);
  const listed = new Set(servers.map(({ id }) => id));
  const { hits } = surroundings;
  const isElsewhere = (action: Action) =>
    action.kind === 'open' &&
    hits.some(({ id }) => id === action.found.id) &&
    !hits.some(({ id, href }) => id === action.found.id && href === null);
  const opened = [
    ...openCommands(query).filter(({ id, action }) => !listed.has(id) && !isElsewhere(action)),
    ...hits.flatMap(hitCommand),
  ];
  return [...opened, ...standing(surroundings).filter(fits), ...servers];
}

function openCommands(query: string): Command[] {
  const result = query.trim() === '' ? null : recognise(query);
  if (!result || result.kind === 'nothing') return [];
  const isList = result.kind === 'several' || result.kind === 'unsure';
  const found = isList ? result.found : [result];
  const hint = isList && result.broken ? m.otherIdNotWhole() : '';
  return found.map((found) => ({
    id: `${found.kind} ${found.id}`,
    group: m.groupOpen(),
    title: titleOf(found),
    hint,
    action: { kind: 'open', found },
  }));
}

/** What was found in another account. */
function hitCommand({ kind, id, account, name, primaryIp, label, href }: Hit): Command[] {
  if (href === null) return [];
  const what = titleOf({ kind, id });
  const title = name === null || name.trim() === '' ? what : shortened(name, 80);
  const hint = [
    title === what ? '' : id,
    shortened(primaryIp ?? '', 40),
    m.inAccount({ account: shortened(label, 60) }),
  ];
  return [
    {
      id: `${kind} ${id} ${account}`,
      group: m.groupOpen(),
      title,
      hint: hint.filter(Boolean).join(' · '),
      action: { kind: 'open', found: { kind, id }, href },
    },
  ];
}

function serverCommands(vpss: readonly Vps[]): Command[] {
  return vpss.flatMap((vps) => {
    // An invalid id cannot be opened.
    if (!ASSUMED_HOSTUP_VPS_ID.test(vps.id)) return [];
    const found: Found = { kind: 'vps', id: vps.id };
    const name = vps.name === null || vps.name.trim() === '' ? vps.id : vps.name;
    return {
      id: `vps ${vps.id}`,
      group: m.groupServers(),
      title: shortened(name, 80),
      hint: [name === vps.id ? '' : vps.id, shortened(vps.primaryIp ?? '', 40)].filter(Boolean).join(' · '),
      action: { kind: 'open' as const, found, href: null },
    };
  });
}

function titleOf({ kind, id }: Pick<Found, 'kind' | 'id'>): string {
  return kind === 'vps' ? m.vps({ id }) : m.isoDownload({ id });
}

const THEME_WORDS: Record<Theme, () => string> = {
  system: () => m.themeSystem(),
  light: () => m.themeLight(),
  dark: () => m.themeDark(),
};

/** What a main page holds, beside its title. */
const PAGE_HINTS: Partial<Record<PageKind, () => string>> = {
  overview: () => m.pageServers(),
  isos: () => m.pageDownloads(),
  support: () => m.pageSupport(),
};

function standing({ regions, details, theme }: Surroundings): Command[] {
  const command = (group: Command['group'], title: string, action: Action, hint = ''): Command => ({
    id: `${group} ${title} ${hint} ${action.kind === 'region' ? action.at : ''}`,
    group,
    title,
    hint,
    action,
  });
  return [
    ...regions.map((name, at) => command(m.groupHere(), shortened(name, 80), { kind: 'region', at })),
    ...menuPages.map(({ kind, path }) =>
      command(m.groupPages(), pageTitle(kind), { kind: 'page', to: path }, PAGE_HINTS[kind]?.()),
    ),
    command(m.groupActions(), m.copyDiagnostics(), { kind: 'copy-diagnostics' }, m.forSupport()),
    ...(details === null
      ? []
      : [
          command(
            m.groupActions(),
            details ? m.hideDetails() : m.showDetails(),
            { kind: 'toggle-details' },
            m.whatDetailsHold(),
          ),
        ]),
    ...THEMES.map((each) =>
      command(
        m.groupActions(),
        THEME_WORDS[each](),
        { kind: 'theme', theme: each },
        each === theme ? m.chosen() : '',
      ),
    ),
  ];
}
