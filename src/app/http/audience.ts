import type { ErrorKind } from './errors.ts';

/** Who reads the words of an error: who runs this Drivebay, or a customer in a control panel's frame. */
type Audience = 'owner' | 'customer';

let audience: Audience = 'owner';

/** To be called once, before the first request. */
export function setAudience(next: Audience): void {
  audience = next;
}

/** A customer has one support contact, whatever failed. */
export const ASK_PANEL_SUPPORT = 'If it stays like this, contact your control panel’s support.';

/** What a customer can make of a failure whose own words speak of keys and settings; the others keep theirs. */
const CUSTOMER_WORDS: Partial<Record<ErrorKind, string>> = {
  unauthorized: 'The control panel’s access to this provider does not work.',
  forbidden: 'The control panel may not read this.',
  'not-configured': 'The control panel does not offer this.',
  rejected: 'Trying again will not help.',
  server: 'Drivebay tries again.',
};

/** The detail of an error in the words of its reader. */
export function detailFor(kind: ErrorKind, detail: string): string {
  if (audience === 'owner') return detail;
  return `${CUSTOMER_WORDS[kind] ?? detail} ${ASK_PANEL_SUPPORT}`;
}
