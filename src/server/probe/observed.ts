import type * as v from 'valibot';
import { ASSUMED_VPSBG_ISO_LIST_PATH, assumedVpsbgIsoPage } from '../../contracts/assumptions.ts';
import type { Provider } from '../../contracts/gateway/api.ts';
import { isoMedia } from '../../contracts/hostup/iso-media.ts';
import { vpsList } from '../../contracts/hostup/vps-list.ts';
import { vpsStatus } from '../../contracts/hostup/vps-status.ts';
import { iso } from '../../contracts/vpsbg/iso.ts';
import type { Upstream } from '../../gateway/environment.ts';
import { createUpstreamClient, type UpstreamClient } from '../../gateway/upstream-client.ts';
import {
  UpstreamFault,
  type UPSTREAM_LIMITS,
  type UpstreamResponse,
} from '../../gateway/upstream-exchange.ts';

/** A call that the gateway makes to read. */
export interface ProbedEndpoint {
  provider: Provider;
  /** `GET /isos/{id}` */
  name: string;
  schema: v.GenericSchema;
  /** Whether a page documents every field, so that any other is one that no page names. */
  isWhole: boolean;
}

/** Every `GET` that the gateway makes, by a short name. */
export const ENDPOINTS = {
  list: { provider: 'hostup', name: 'GET /api/v2/vps', schema: vpsList, isWhole: false },
  media: { provider: 'hostup', name: 'GET /api/v2/vps/{id}/iso', schema: isoMedia, isWhole: true },
  status: { provider: 'hostup', name: 'GET /api/v2/vps/{id}/status', schema: vpsStatus, isWhole: false },
  isos: {
    provider: 'vpsbg',
    name: `GET ${ASSUMED_VPSBG_ISO_LIST_PATH}`,
    schema: assumedVpsbgIsoPage,
    isWhole: false,
  },
  iso: { provider: 'vpsbg', name: 'GET /isos/{id}', schema: iso, isWhole: true },
} as const satisfies Record<string, ProbedEndpoint>;
export type EndpointKey = keyof typeof ENDPOINTS;

/** The result of one call: a response, why it failed, or that it had to wait. */
export interface Observed {
  endpoint: ProbedEndpoint;
  response?: UpstreamResponse;
  fault?: UpstreamFault['kind'];
  /** Whether it was left out, as the provider requires a wait. */
  isHeld?: boolean;
  /** Whether it was about another id than the one requested. */
  isOther?: boolean;
}

/** Of a list, so many pages are read: the second shows whether the parameter for pages works. */
const MAX_PAGES = 2;

/** The gateway's own client, with everything that passes through it noted. */
export class ObservedClient implements UpstreamClient {
  readonly #client: UpstreamClient;
  /** In the order of the calls. */
  readonly responses: { response?: UpstreamResponse; fault?: UpstreamFault['kind'] }[] = [];
  #left = MAX_PAGES;

  constructor(upstream: Upstream, limits?: typeof UPSTREAM_LIMITS) {
    this.#client = createUpstreamClient(upstream, limits);
  }

  /** What comes until the next call of this belongs to one endpoint. */
  begin(): void {
    this.responses.length = 0;
    this.#left = MAX_PAGES;
  }

  async get(...call: Parameters<UpstreamClient['get']>): Promise<UpstreamResponse> {
    this.#left -= 1;
    if (this.#left < 0) throw new UpstreamFault('unavailable', 'was not called for a further page', false);
    try {
      const response = await this.#client.get(...call);
      this.responses.push({ response });
      return response;
    } catch (error) {
      if (error instanceof UpstreamFault) this.responses.push({ fault: error.kind });
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}
