import { ASSUMED_VPSBG_ISO_LIST_PATH, assumedVpsbgIsoList } from '../contracts/assumptions.ts';
import { isOtherIso } from '../contracts/response-identity.ts';
import { iso } from '../contracts/vpsbg/iso.ts';
import type { Upstream } from './environment.ts';
import { createProviderReads, type Outcome, type ReadOptions } from './provider-reads.ts';

/** The two calls to VPSBG that Drivebay makes. A Read key is enough for both. For `person` see provider-reads.ts. */
export interface VpsbgReads {
  /** An assumption: contracts/assumptions.ts says which. */
  isos(signal: AbortSignal, person?: string): Promise<Outcome>;
  /**
   * https://dev.vpsbg.eu/apidoc/project-345640/api-3665876
   * @param isoId validated by the caller
   */
  iso(isoId: string, signal: AbortSignal, person?: string): Promise<Outcome>;
  close(): Promise<void>;
}

export function createVpsbgReads(upstream: Upstream, options?: ReadOptions): VpsbgReads {
  const provider = createProviderReads('vpsbg', upstream, options);
  return {
    isos(signal, person) {
      const path = ASSUMED_VPSBG_ISO_LIST_PATH;
      return provider.read({ template: path, path, schema: assumedVpsbgIsoList }, signal, person);
    },
    iso(isoId, signal, person) {
      const path = `/isos/${encodeURIComponent(isoId)}`;
      const isOther = isOtherIso(isoId);
      return provider.read({ template: '/isos/{id}', path, schema: iso, isOther }, signal, person);
    },
    close: () => provider.close(),
  };
}
