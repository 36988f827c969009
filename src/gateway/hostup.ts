import { isoMedia } from '../contracts/hostup/iso-media.ts';
import { vpsList, vpsListParameters, type VpsListQuery } from '../contracts/hostup/vps-list.ts';
import { withPaging } from '../contracts/hostup/vps-list-paging.ts';
import type { ReadableHeaders } from '../contracts/paging.ts';
import { vpsStatus } from '../contracts/hostup/vps-status.ts';
import { isOtherVps } from '../contracts/response-identity.ts';
import type { Upstream } from './environment.ts';
import type { Outcome } from './outcome.ts';
import { createProviderReads, type ReadOptions } from './provider-reads.ts';

/** The three calls to HostUp that read. All need the scope `read:vm`. For `person` see provider-reads.ts. */
export interface HostupReads {
  /** https://developer.hostup.se/endpoints/vps-services/get-v2-vps */
  vpsList(query: VpsListQuery, signal: AbortSignal, person?: string): Promise<Outcome>;
  /**
   * https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-iso
   * @param vpsId validated by the caller
   */
  isoMedia(vpsId: string, signal: AbortSignal, person?: string): Promise<Outcome>;
  /** https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id-status */
  status(vpsId: string, signal: AbortSignal, person?: string): Promise<Outcome>;
  /** Both as they are now, to decide on an action. */
  fresh: Record<'isoMedia' | 'status', (vpsId: string) => Promise<Outcome>>;
  /** The next reads of this VPS, or of every VPS, are loaded anew. */
  renew(vpsId?: string): Promise<void>;
  close(): Promise<void>;
}

export function createHostupReads(upstream: Upstream, options?: ReadOptions): HostupReads {
  const provider = createProviderReads('hostup', upstream, options);
  return {
    isoMedia: (vpsId, signal, person) => provider.read(mediaOf(vpsId), signal, person),
    status: (vpsId, signal, person) => provider.read(statusOf(vpsId), signal, person),
    fresh: {
      isoMedia: (vpsId) => provider.readFresh(mediaOf(vpsId)),
      status: (vpsId) => provider.readFresh(statusOf(vpsId)),
    },
    async renew(vpsId) {
      const paths = vpsId === undefined ? [undefined] : [mediaOf(vpsId).path, statusOf(vpsId).path];
      await Promise.all(paths.map((path) => provider.renew(path)));
    },
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
    close: () => provider.close(),
  };
}

function mediaOf(vpsId: string) {
  const path = `/api/v2/vps/${encodeURIComponent(vpsId)}/iso`;
  return { template: '/api/v2/vps/{id}/iso', path, schema: isoMedia, isOther: isOtherVps(vpsId) };
}

function statusOf(vpsId: string) {
  const path = `/api/v2/vps/${encodeURIComponent(vpsId)}/status`;
  return { template: '/api/v2/vps/{id}/status', path, schema: vpsStatus, isOther: isOtherVps(vpsId) };
}
