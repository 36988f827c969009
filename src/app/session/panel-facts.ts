import { pageBelow } from '../../contracts/pages.ts';

interface PanelFacts {
  /** The VPS that the frame was opened for; `null` where it shows downloads. */
  vpsId: string | null;
  serverName: string;
  manageUrl: string;
}

const NOTHING: PanelFacts = { vpsId: null, serverName: '', manageUrl: '' };
let facts = NOTHING;

/**
 * Keeps what the control panel around the frame gave beside its token, for as long as the page lives. Called before
 * anything of a page is rendered.
 */
export function keepPanelFacts(
  given: Pick<PanelFacts, 'serverName' | 'manageUrl'>,
  path = location.pathname,
): void {
  facts = { vpsId: pageBelow(path)?.ids.vpsId ?? null, ...given };
}

/** The panel's name of this VPS; empty when it gave none. */
export function nameFromPanel(vpsId: string): string {
  return facts.vpsId === vpsId ? facts.serverName : '';
}

/** Where the panel sends people who want to act; empty when it gave no address. */
export function manageUrlFromPanel(): string {
  return facts.manageUrl;
}
