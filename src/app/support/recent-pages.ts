import * as v from 'valibot';
import { ASSUMED_HOSTUP_VPS_ID, ASSUMED_VPSBG_ISO_ID } from '../../contracts/assumptions.ts';
import { staffParts } from '../session/staff-parts.ts';
import { safeStorage, type SafeStorage } from '../session/safe-storage.ts';
import type { Found } from './recognise.ts';

/** The number is the version of what is kept: another shape gets another key. */
const KEY = 'drivebay.recent.1';
const MOST = 5;

const page = v.object({
  kind: v.picklist(['vps', 'iso']),
  id: v.string(),
  /** Where people sign in: the account that it is of. */
  account: v.exactOptional(v.string()),
  /** When it was opened, ms since the epoch by this device's clock. */
  at: v.number(),
});
export type RecentPage = v.InferOutput<typeof page>;

/** `account`: by default that of this page, where people sign in. */
type KeptPage = Pick<Found, 'kind' | 'id'> & { account?: string | undefined };

/** One broken entry does not take the others with it; what is no id leads nowhere. */
const pages = v.pipe(
  v.array(v.fallback(v.nullable(page), null)),
  v.transform((all) => all.filter((one) => one !== null && hasId(one))),
);

function hasId({ kind, id }: RecentPage): boolean {
  return (kind === 'vps' ? ASSUMED_HOSTUP_VPS_ID : ASSUMED_VPSBG_ISO_ID).test(id);
}

/**
 * The pages that the lookup opened last in this browser, newest first: their ids alone, nothing of what a customer wrote.
 * Where storage is blocked they last until the page is closed.
 */
export function createRecentPages(storage: SafeStorage) {
  return {
    read(): RecentPage[] {
      try {
        const kept = v.safeParse(pages, JSON.parse(storage.read(KEY) ?? '[]'));
        return kept.success ? kept.output.filter((one) => one !== null) : [];
      } catch {
        return [];
      }
    },
    keep({ kind, id, account = staffParts()?.account() }: KeptPage, at: number = Date.now()): void {
      const others = this.read().filter(
        (one) => one.kind !== kind || one.id !== id || one.account !== account,
      );
      storage.write(KEY, JSON.stringify([{ kind, id, account, at }, ...others].slice(0, MOST)));
    },
    clear(): void {
      storage.write(KEY, '[]');
    },
  };
}

export const recentPages = createRecentPages(safeStorage);
