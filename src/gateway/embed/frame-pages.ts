import type * as v from 'valibot';
import { TENANT_ID, type embedBoot } from '../../contracts/embed/boot.ts';
import { BOOT_META, ID_IN_PATH } from '../../contracts/embed/protocol.ts';
import { api } from '../../contracts/gateway/api.ts';
import type { Locale } from '../../contracts/locales.ts';
import { isPageOf, PAGES, pageAt, pageMeantBy, type Page, type PageKind } from '../../contracts/pages.ts';
import { lookSheet } from '../../look/look.ts';
import { frameHeaders } from '../headers.ts';
import { inlineSource } from '../inline-source.ts';
import type { Pages } from '../pages.ts';
import { payloadOf, respond, type Payload, type Wanted } from '../payload.ts';
import type { Tenant } from './tenants.ts';

/** A page as it is sent. */
interface Made {
  payload: Payload;
  headers: Record<string, string>;
}

interface FrameParts {
  /** The tenants of now, whose frames stand at this `Host`: they may change between two requests. */
  tenantsNow: (host: string | undefined) => readonly Tenant[];
  pages: Pages;
  /** What stands before every path: nothing, or such as `/iso`. */
  base: string;
}

/**
 * Serves the pages of tenants' frames, `/embed/{tenant}` before `/vps/{id}/iso`, `/isos` or `/isos/{id}`: the
 * dashboard's own pages, with what the frame must know in a `<meta>` and headers that let the tenant's panel frame them.
 */
export function createFramePages({ tenantsNow, pages, base }: FrameParts) {
  /** By the tenant itself: one that was changed has pages of its own. */
  const made = new WeakMap<Tenant, Map<string, Made>>();

  function pageFor(tenant: Tenant, kind: PageKind, language: Locale): Made {
    const ofTenant = made.get(tenant) ?? new Map<string, Made>();
    made.set(tenant, ofTenant);
    const key = `${kind} ${language}`;
    const page = ofTenant.get(key) ?? make(tenant, kind, language);
    ofTenant.set(key, page);
    return page;
  }

  function make({ id, parents, appearance, fontOrigins }: Tenant, kind: PageKind, language: Locale): Made {
    const { html, sources, firstScript } = pages.framed(kind, language);
    const boot = {
      tenant: id,
      parents: [...parents],
      first: firstPaths(kind),
      ...(appearance && { appearance }),
      ...(fontOrigins.length > 0 && { fontOrigins: [...fontOrigins] }),
      ...(base !== '' && { base }),
    };
    const look = appearance ? lookSheet(appearance) : '';
    const inline = {
      styles: look === '' ? sources : [...sources, inlineSource(look)],
      scripts: firstScript === '' ? [] : [inlineSource(firstScript)],
      fonts: fontOrigins,
    };
    return {
      payload: payloadOf(withStart(withLook(html, look), boot, firstScript), 11),
      headers: { ...frameHeaders(parents, inline), 'content-type': 'text/html; charset=utf-8' },
    };
  }

  /** Whose frame a path is of, and which page it means. */
  function at(path: string, host: string | undefined) {
    const [, embed, id = '', ...rest] = path.split('/');
    const tenant = embed === 'embed' && TENANT_ID.test(id) && tenantsNow(host).find((one) => one.id === id);
    const inFrame = `/${rest.join('/')}`;
    const page = pageMeantBy(inFrame);
    return tenant && page && isPageOf('frame', page.kind) ? { tenant, page, inFrame } : undefined;
  }

  return {
    /** The security headers of a frame's page without what stands in it; `undefined` as for `serve`. */
    headersOf(path: string, host?: string): Record<string, string> | undefined {
      const frame = at(path, host);
      return frame && frameHeaders(frame.tenant.parents);
    },
    /**
     * @param path of the request, as it came
     * @param host its `Host` header
     * @param language of the note that stands in it until the app has started; the panel then says which one is shown
     * @returns `undefined` when it is no page of a tenant's frame; 404 with the page when its id is not valid: in a
     *   frame that its tenant could not show, nobody could read why
     */
    async serve(
      path: string,
      wanted: Wanted = {},
      host?: string,
      language: Locale = 'en',
    ): Promise<Response | undefined> {
      const frame = at(path, host);
      if (!frame) return undefined;
      const { payload, headers } = pageFor(frame.tenant, frame.page.kind, language);
      return respond(payload, wanted, headers, { status: pageAt(frame.inFrame) ? 200 : 404 });
    },
  };
}

/** What the app requests first on this page, letter by letter, or it is requested twice. */
function firstPaths(kind: PageKind): string[] {
  const { firstRequest }: Page = PAGES[kind];
  const first = firstRequest?.({ vpsId: ID_IN_PATH, isoId: ID_IN_PATH }, new URLSearchParams());
  return first ? [api.session(), first.path] : [api.session()];
}

/** After the page's own style sheet, whose variables it changes: the first paint has the look. */
function withLook(html: string, sheet: string): string {
  return sheet === '' ? html : html.replace('</head>', () => `<style>${sheet}</style></head>`);
}

/** Before all else in the head: a script behind a style sheet would wait for it. */
function withStart(html: string, boot: v.InferInput<typeof embedBoot>, firstScript: string): string {
  const content = JSON.stringify(boot)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
  const start = `<meta name="${BOOT_META}" content="${content}" />`;
  const script = firstScript === '' ? '' : `<script>${firstScript}</script>`;
  return html.replace('<head>', () => `<head>${start}${script}`);
}
