import { useQuery } from '@tanstack/react-query';
import { PowerMark } from './power-mark.tsx';
import { VPS_LIST_SOURCE } from './queries.ts';
import { powerOf } from './vps-state.ts';
import { vpsStatusQuery } from './vps-status.ts';

/** The power of a server by its own status, as often as the list is read; nothing until HostUp reports it. */
export function LivePower({ vpsId }: { vpsId: string }) {
  const status = useQuery(vpsStatusQuery(vpsId, VPS_LIST_SOURCE.every)).data?.body;
  const power = powerOf(status?.powerState ?? null);
  return power ? <PowerMark power={power} /> : null;
}
