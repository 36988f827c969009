import {
  ASSUMED_VPSBG_ISO_LIST_PATH,
  ASSUMED_VPSBG_PAGE_PARAMETER,
  assumedVpsbgIsoPage,
  assumedVpsbgPaging,
} from '../contracts/assumptions.ts';
import { isOtherIso } from '../contracts/response-identity.ts';
import { iso } from '../contracts/vpsbg/iso.ts';
import type { Upstream } from './environment.ts';
import { createIsoListRead } from './iso-list-read.ts';
import type { Outcome } from './outcome.ts';
import { createProviderReads, type ReadOptions } from './provider-reads.ts';

/** The two calls to VPSBG that Drivebay makes. A Read key is enough for both. For `person` see provider-reads.ts. */
export interface VpsbgReads {
  /**
   * All pages of the list, as far as they can be read (`isoList`). An assumption: contracts/assumptions.ts.
   * Everyone shares one walk through the pages, so it belongs to no one.
   */
  isos(signal: AbortSignal): Promise<Outcome>;
  /**
   * https://dev.vpsbg.eu/apidoc/project-345640/api-3665876
   * @param isoId validated by the caller
   */
  iso(isoId: string, signal: AbortSignal, person?: string): Promise<Outcome>;
  close(): Promise<void>;
}

export function createVpsbgReads(upstream: Upstream, options?: ReadOptions): VpsbgReads {
  const provider = createProviderReads('vpsbg', upstream, options);
  const isos = createIsoListRead((page, signal) => {
    const query = page === 1 ? '' : `?${ASSUMED_VPSBG_PAGE_PARAMETER}=${page}`;
    const path = `${ASSUMED_VPSBG_ISO_LIST_PATH}${query}`;
    return provider.read(
      { template: path, path, schema: assumedVpsbgIsoPage, withPaging: assumedVpsbgPaging },
      signal,
    );
  });
  return {
    isos,
    iso(isoId, signal, person) {
      const path = `/isos/${encodeURIComponent(isoId)}`;
      const isOther = isOtherIso(isoId);
      return provider.read({ template: '/isos/{id}', path, schema: iso, isOther }, signal, person);
    },
    close: () => provider.close(),
  };
}
