import { CHECKS, type Check, type CheckName, type Readiness } from '../contracts/gateway/health.ts';
import { API_HEADERS } from './headers.ts';

const OK: Check = { status: 'ok' };

/** What a balancer may know of this process. Each part of the gateway says for itself how it is. */
export class Health {
  readonly #checks = new Map<CheckName, (() => Check)[]>();

  /** Adds `check` to `/readyz`: of several with one name the worst counts. It is called on every request, so it must return at once. */
  watch(name: CheckName, check: () => Check): void {
    this.#checks.set(name, [...(this.#checks.get(name) ?? []), check]);
  }

  /** Takes this process out of the balancer from now on. */
  drain(): void {
    const detail = 'This process is shutting down. It completes the requests in progress.';
    this.watch('draining', () => ({ status: 'failed', detail }));
  }

  /** The state of everything that is watched; what is not watched is fine. */
  readiness(): Readiness {
    const of = (name: CheckName) => {
      const found = this.#checks.get(name)?.map((check) => check()) ?? [];
      return (
        found.find(({ status }) => status === 'failed') ??
        found.find(({ status }) => status !== 'ok') ??
        found[0] ??
        OK
      );
    };
    const checks = { config: of('config'), state: of('state'), draining: of('draining') };
    const failed = CHECKS.some((name) => checks[name].status === 'failed');
    return { status: failed ? 'unavailable' : 'ready', checks };
  }
}

/** The response to `/healthz` and, with `readiness`, to `/readyz`. */
export function healthResponse(readiness?: Readiness): Response {
  const status = readiness?.status === 'unavailable' ? 503 : 200;
  const headers = { ...API_HEADERS, 'content-type': 'application/json' };
  return new Response(JSON.stringify(readiness ?? { status: 'ok' }), { status, headers });
}
