import { useQueries } from '@tanstack/react-query';
import type { LookupResult } from '../../contracts/gateway/staff.ts';
import { nameOf } from '../http/request.ts';
import type { Hit } from '../session/staff-parts.ts';
import { hitOf, labelOf, lookupQuery } from './lookup.ts';
import * as m from './messages/session.en.ts';

export interface Lookups {
  /** Each page once, with the words that led to it. */
  hits: readonly { hit: Hit; words: string }[];
  /** In none of the person's accounts, for certain. */
  missed: readonly string[];
  /** Nothing is known of these. */
  unchecked: readonly string[];
  /** Why something is not certain, as sentences. */
  notes: readonly string[];
  /** Whether nothing more is to come. */
  settled: boolean;
}

/** Looks up each of these in all accounts of the person. */
export function useLookups(words: readonly string[]): Lookups {
  const results = useQueries({ queries: words.map(lookupQuery) });
  const hits = new Map<string, Lookups['hits'][number]>();
  const missed: string[] = [];
  const unchecked: string[] = [];
  const notes = new Set<string>();
  for (const [at, { data, error }] of results.entries()) {
    const looked = words[at] ?? '';
    const { hits: found, incomplete } = data?.body ?? { hits: [], incomplete: [] };
    for (const each of found) {
      const key = `${each.account} ${each.kind} ${each.id}`;
      if (!hits.has(key)) hits.set(key, { hit: hitOf(each), words: looked });
    }
    for (const each of incomplete) notes.add(incompleteWords(each));
    if (error) notes.add(error.message);
    const isCertain = data !== undefined && incomplete.length === 0;
    if (found.length === 0 && isCertain) missed.push(looked);
    else if (found.length === 0 && (data !== undefined || error !== null)) unchecked.push(looked);
  }
  const settled = results.every(({ data, error }) => data !== undefined || error !== null);
  return { hits: [...hits.values()], missed, unchecked, notes: [...notes], settled };
}

function incompleteWords({ account, provider, code }: LookupResult['incomplete'][number]): string {
  const where = { account: labelOf(account), provider: nameOf(provider) };
  return code === 'not_all_read' ? m.hasMore(where) : m.notRead({ ...where, code });
}
