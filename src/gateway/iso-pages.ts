import type { VpsbgIsoPage } from '../contracts/assumptions.ts';
import type { IsoList, UnreadReason } from '../contracts/gateway/iso-list.ts';
import { isStated } from '../contracts/paging.ts';

/** So many pages are followed at most. Laravel's usual pages hold 15 rows: that is 300 ISOs. */
export const MAX_PAGES = 20;

/** What to do after a page: request the next one, or stop because that was all, or for a reason. */
type Next = 'read-on' | 'complete' | UnreadReason;

/**
 * VPSBG's list, put together from its pages as they come. What a page states about itself is trusted only as far as the
 * pages bear it out: a list is complete when nothing indicates more.
 */
export class IsoPages {
  readonly #rows: VpsbgIsoPage['data'] = [];
  readonly #ids = new Set<number>();
  #pages = 0;
  #total: number | undefined;
  /** Whether the list changed under the walk: then a row may have slipped from a page not read yet to one read. */
  #changed = false;

  /** Pages taken so far. */
  get pages(): number {
    return this.#pages;
  }

  /** Takes the next page. Rows that were there before, on this page or an earlier one, are dropped. */
  add(page: VpsbgIsoPage): Next {
    const isNew = (row: VpsbgIsoPage['data'][number]) => row === null || !this.#ids.has(row.id);
    const unseen = page.data.filter(isNew);
    const repeats = unseen.length < page.data.length;
    const fresh = unseen.filter(
      (row, at) => row === null || unseen.findIndex((r) => r?.id === row.id) === at,
    );
    // Rows that cannot be read look the same on every page: they are no sign that it is another one.
    const advances = fresh.some((row) => row !== null) || (fresh.length > 0 && !repeats);
    this.#pages += 1;
    const total = page.meta?.total ?? page.total ?? page.meta?.pagination?.total ?? undefined;
    if (advances) {
      this.#rows.push(...fresh);
      for (const row of fresh) if (row) this.#ids.add(row.id);
      if (repeats || (this.#total !== undefined && total !== undefined && total !== this.#total)) {
        this.#changed = true;
      }
    }
    this.#total = total ?? this.#total;
    return this.#next(page, advances);
  }

  #next(page: VpsbgIsoPage, advances: boolean): Next {
    const { links, meta, last_page } = page;
    const last = meta?.last_page ?? last_page ?? meta?.pagination?.total_pages ?? undefined;
    const hasNext = statesNext(page);
    const saysMore = hasNext || (last !== undefined && last > this.#pages);
    const lacksRows = this.#total !== undefined && this.#total > this.#rows.length;
    if (!saysMore && this.#changed) return 'changed';
    if (!saysMore && !lacksRows) return 'complete';
    // Only the count indicates more, and both other signs indicate the end.
    const saysEnd = !hasNext && last !== undefined && links !== undefined;
    if ((this.#pages > 1 && !advances) || (saysEnd && !saysMore)) return 'withheld';
    return this.#pages < MAX_PAGES ? 'read-on' : 'page_limit';
  }

  /** What was read. @param reason why reading ended; `null` when that was all */
  list(reason: UnreadReason | null): IsoList {
    const read = this.#rows.length;
    const total = this.#total !== undefined && this.#total > read ? this.#total : null;
    return {
      data: [...this.#rows],
      extent: reason === null ? { complete: true, total: read, reason } : { complete: false, total, reason },
    };
  }
}

function statesNext({ links, meta, next_page_url, ...flat }: VpsbgIsoPage): boolean {
  const signs = [flat, meta].flatMap((part) => [part?.next_cursor, part?.has_more, part?.has_more_pages]);
  return [nextIn(links), nextIn(meta?.pagination?.links), next_page_url, ...signs].some(isStated);
}

function nextIn(links: VpsbgIsoPage['links']): unknown {
  return Array.isArray(links) ? links.some((link) => link?.rel === 'next') : links?.next;
}
