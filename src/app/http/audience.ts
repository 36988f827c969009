import type { ErrorKind } from './errors.ts';
import * as m from './messages/errors.en.ts';

/** Who reads the words of an error: who runs this Drivebay, or a customer in a control panel's frame. */
type Audience = 'owner' | 'customer';

let audience: Audience = 'owner';

/** To be called once, before the first request. */
export function setAudience(next: Audience): void {
  audience = next;
}

/** What a customer can make of a failure whose own words speak of keys and settings; the others keep theirs. */
const CUSTOMER_WORDS: Partial<Record<ErrorKind, () => string>> = {
  unauthorized: () => m.accessDoesNotWork(),
  forbidden: () => m.mayNotRead(),
  'not-configured': () => m.doesNotOffer(),
  rejected: () => m.willNotHelp(),
  server: () => m.retries(),
};

/** The detail of an error in the words of its reader. */
export function detailFor(kind: ErrorKind, detail: string): string {
  if (audience === 'owner') return detail;
  return m.twoSentences({ first: CUSTOMER_WORDS[kind]?.() ?? detail, second: m.askSupport() });
}
