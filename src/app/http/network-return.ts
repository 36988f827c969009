import { monotonicNow } from './monotonic.ts';

let returnedAt = Number.NEGATIVE_INFINITY;

/** Notes that the browser reports its network as back. */
export function noteNetworkReturn(): void {
  returnedAt = monotonicNow();
}

/**
 * Whether the network came back after a request was sent. That its connection failed then says nothing of the network now.
 *
 * @param sentAt monotonic ms
 */
export function networkIsBackSince(sentAt: number): boolean {
  return returnedAt >= sentAt;
}
