import { BOOT_META } from '../../contracts/embed/protocol.ts';

/** What the gateway gives a page that stands in a control panel's frame, as JSON; `null` on every other page. */
export const bootContent: string | null =
  globalThis.document?.querySelector(`meta[name="${BOOT_META}"]`)?.getAttribute('content') ?? null;

/** Whether this page stands in a control panel's frame: then it has no chrome of its own and keeps nothing. */
export const framed = bootContent !== null;
