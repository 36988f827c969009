import { isoMedia } from '../contracts/hostup/iso-media.ts';
import { vpsList, vpsListParameters, withPaging, type VpsListQuery } from '../contracts/hostup/vps-list.ts';
import type { ReadableHeaders } from '../contracts/paging.ts';
import { isOtherVps } from '../contracts/response-identity.ts';
import type { Upstream } from './environment.ts';
import type { Outcome } from './outcome.ts';
import { createProviderReads, type ReadOptions } from './provider-reads.ts';

/** The two calls to HostUp that Drivebay makes. Both need the scope `read:vm`. For `person` see provider-reads.ts. */
export interface HostupReads {
  /** https://developer.hostup.se/endpoints/vps-services/get-v2-vps */
  vpsList(query: VpsListQuery, signal: AbortSignal, person?: string): Promise<Outcome>;
  /**
   * https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso
   * @param vpsId validated by the caller
   */
  isoMedia(vpsId: string, signal: AbortSignal, person?: string): Promise<Outcome>;
  close(): Promise<void>;
}

export function createHostupReads(upstream: Upstream, options?: ReadOptions): HostupReads {
  const provider = createProviderReads('hostup', upstream, options);
  return {
    vpsList(query, signal, person) {
      const parameters = vpsListParameters(query);
      const path = `/api/v2/vps${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
      const endpoint = {
        template: '/api/v2/vps',
        path,
        schema: vpsList,
        withPaging: (json: unknown, headers: ReadableHeaders) =>
          withPaging(json, headers, query.cursor === undefined),
      };
      return provider.read(endpoint, signal, person);
    },
    isoMedia(vpsId, signal, person) {
      const path = `/api/v2/vps/${encodeURIComponent(vpsId)}/iso`;
      const isOther = isOtherVps(vpsId);
      const endpoint = { template: '/api/v2/vps/{id}/iso', path, schema: isoMedia, isOther };
      return provider.read(endpoint, signal, person);
    },
    close: () => provider.close(),
  };
}
