import type { Vps } from '../../contracts/hostup/vps-list.ts';

/** A server of which HostUp's list gives no more than its id. */
export function bareVps(id: string): Vps {
  return {
    id,
    name: null,
    primaryIp: null,
    serviceStatus: null,
    powerState: null,
    operatingSystem: null,
    resources: null,
  };
}
