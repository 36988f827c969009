import type { EmbedClaims } from '../../contracts/embed/claims.ts';
import { clocks } from '../http/server-clock.ts';

/**
 * Whom a token is for and what it opens, as one text: while it stays the same, what is on screen may stay.
 */
export function personOf({ iss, sub, acct, role, hostup, vpsbg }: EmbedClaims): string {
  const isos = vpsbg?.isos;
  return JSON.stringify([
    iss,
    sub,
    acct,
    role,
    hostup ? [hostup.vps.toSorted(), hostup.library] : null,
    typeof isos === 'object' ? isos.toSorted((a, b) => a - b) : (isos ?? null),
  ]);
}

/** What a token allows and calls its VPSs, as one text: when it changes, what the gateway says of the session does. */
export function offersOf({ hostup }: EmbedClaims): string {
  return JSON.stringify([hostup?.actions, hostup?.names]);
}

/** How long ago a token was issued, ms, by the gateway's clock; 0 while that is not known. */
export function ageOf({ iat }: Pick<EmbedClaims, 'iat'>): number {
  return clocks.gateway.known ? clocks.gateway.now() - iat * 1_000 : 0;
}

/**
 * How long a token may be used, ms, by the gateway's clock. While that is not known, and when the time seems over, the
 * whole of its time: this device's clock or the panel's may be wrong, and the gateway knows how much of that is tolerated.
 */
export function timeLeft({ iat, exp }: Pick<EmbedClaims, 'iat' | 'exp'>): number {
  const left = clocks.gateway.known ? exp * 1_000 - clocks.gateway.now() : 0;
  return left > 0 ? left : (exp - iat) * 1_000;
}
