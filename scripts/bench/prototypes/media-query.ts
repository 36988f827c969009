import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { isoMedia, type IsoMedia } from '../../../src/contracts/hostup/iso-media.ts';

/** One VPS's media, checked as the app checks it. */
export async function fetchMedia(): Promise<IsoMedia> {
  const response = await fetch('/api/data');
  return v.parse(isoMedia, await response.json());
}

// Fresh for a while: what was fetched early is not fetched again on mount.
export const mediaQuery = queryOptions({ queryKey: ['media'], queryFn: fetchMedia, staleTime: 10_000 });
