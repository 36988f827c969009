import { BOOT_META } from '../contracts/embed/protocol.ts';
import { BASE_META } from '../contracts/gateway/base-path.ts';
import { STAFF_META } from '../contracts/gateway/staff-page.ts';

// Where the app runs, and what follows from that. Import it whole, `import * as surface`: each field is then a constant
// of its own, and the bundler leaves out what the build at hand cannot reach. Only main.tsx reads the mode besides:
// whether a chunk of its own is made for an import is decided before constants are followed.

/** What the gateway gives a page that stands in a control panel's frame, as JSON; `null` on every other page. */
export const bootContent = metaContent(BOOT_META);

/** Whether this page stands in a control panel's frame: then it has no chrome of its own and keeps nothing. */
export const framed = bootContent !== null;

/** What stands before every path at the gateway: nothing, or such as `/iso`. */
export const base = import.meta.env.MODE === 'static' ? '' : (metaContent(BASE_META) ?? '');

/** Whether people sign in, with their company's identity provider, and look at the company's accounts. */
export const staff = import.meta.env.MODE !== 'static' && metaContent(STAFF_META) !== null;

/**
 * Whether a gateway stands between the app and the providers. The static build has none: it is plain files beside
 * HostUp's API, opened by the person's own session there.
 */
export const hasGateway = import.meta.env.MODE !== 'static';

/** Whether there are downloads to show: VPSBG takes requests from a gateway alone. */
export const hasDownloads = import.meta.env.MODE !== 'static';

function metaContent(name: string): string | null {
  return globalThis.document?.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? null;
}
