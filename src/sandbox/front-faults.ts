import type { Socket } from 'node:net';
import { cutConnection, type Respond } from './exchange.ts';
import type { Fault } from './fault.ts';

/** Sockets over which a response has gone. */
const used = new WeakSet<Socket>();

const CHALLENGE =
  '<!doctype html><title>Just a moment...</title><p>Checking your browser before you proceed.\n';

/** What stands in front of an API does: protection services, proxies, and how connections are kept alive. Append only. */
export const frontFaults = {
  challenge: {
    about: 'A protection service sends a challenge page (403) in place of the response.',
    apply: () => (x) =>
      x.send(403, { 'content-type': 'text/html; charset=UTF-8', 'cf-mitigated': 'challenge' }, CHALLENGE),
  },
  manyheaders: {
    about: 'A good response with 20 kB of headers.',
    apply:
      (good): Respond =>
      (x) => {
        for (let n = 1; n <= 20; n += 1) x.response.setHeader(`x-debug-${n}`, 'd'.repeat(1_000));
        good(x);
      },
  },
  oddcoding: {
    about: 'A good response whose Content-Encoding is UTF-8, with status 203.',
    apply:
      (good): Respond =>
      (x) =>
        good({
          ...x,
          send: (_, headers, body) => x.send(203, { ...headers, 'content-encoding': 'UTF-8' }, body),
        }),
  },
  keptclosed: {
    about: 'A good response on a new connection; a keep-alive one closes in place of a response.',
    apply:
      (good): Respond =>
      (x) => {
        const { socket } = x.response;
        if (socket && used.has(socket)) cutConnection(x.response);
        else {
          if (socket) used.add(socket);
          good(x);
        }
      },
  },
} satisfies Record<string, Fault>;
