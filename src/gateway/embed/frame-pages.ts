import { TENANT_ID, type EmbedBoot } from '../../contracts/embed/boot.ts';
import { BOOT_META } from '../../contracts/embed/protocol.ts';
import { isPageOf, pageAt, pageMeantBy, type PageKind } from '../../contracts/pages.ts';
import { frameHeaders } from '../headers.ts';
import type { Pages } from '../pages.ts';
import { payloadOf, respond, type Payload, type Wanted } from '../payload.ts';
import type { Tenant } from './tenants.ts';

interface FrameParts {
  /** The tenants of now: they may change between two requests. */
  tenantsNow: () => readonly Tenant[];
  pages: Pages;
}

/**
 * Serves the pages of tenants' frames, `/embed/{tenant}` before `/vps/{id}/iso`, `/isos` or `/isos/{id}`: the
 * dashboard's own pages, with what the frame must know in a `<meta>` and headers that let the tenant's panel frame them.
 */
export function createFramePages({ tenantsNow, pages }: FrameParts) {
  /** By the tenant itself: one that was changed has pages of its own. */
  const made = new WeakMap<Tenant, Map<PageKind, Payload>>();

  function payloadFor(tenant: Tenant, kind: PageKind): Payload {
    const { id, parents } = tenant;
    const ofTenant = made.get(tenant) ?? new Map<PageKind, Payload>();
    made.set(tenant, ofTenant);
    const payload =
      ofTenant.get(kind) ?? payloadOf(withBoot(pages.bare(kind), { tenant: id, parents: [...parents] }), 11);
    ofTenant.set(kind, payload);
    return payload;
  }

  return {
    /**
     * @param path of the request, as it came
     * @returns `undefined` when it is no page of a tenant's frame; 404 with the page when its id is not valid: in a
     *   frame that its tenant could not show, nobody could read why
     */
    async serve(path: string, wanted: Wanted = {}): Promise<Response | undefined> {
      const [, embed, id = '', ...rest] = path.split('/');
      const tenant = embed === 'embed' && TENANT_ID.test(id) && tenantsNow().find((one) => one.id === id);
      const inFrame = `/${rest.join('/')}`;
      const page = pageMeantBy(inFrame);
      if (!tenant || !page || !isPageOf('frame', page.kind)) return undefined;
      const headers = { ...frameHeaders(tenant.parents), 'content-type': 'text/html; charset=utf-8' };
      const status = pageAt(inFrame) ? 200 : 404;
      return respond(payloadFor(tenant, page.kind), wanted, headers, { status });
    },
  };
}

function withBoot(html: string, boot: EmbedBoot): string {
  const content = JSON.stringify(boot)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
  return html.replace('</head>', () => `<meta name="${BOOT_META}" content="${content}" /></head>`);
}
