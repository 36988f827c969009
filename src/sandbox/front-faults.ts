import type { Socket } from 'node:net';
import { cutConnection, type Reply } from './exchange.ts';
import type { Fault } from './fault.ts';

/** Sockets over which a response has gone. */
const used = new WeakSet<Socket>();

const CHALLENGE =
  '<!doctype html><title>Just a moment...</title><p>Checking your browser before you proceed.\n';

/** What stands in front of an API does: protection services, proxies, and how connections are kept. Append only. */
export const frontFaults = {
  challenge: {
    about: 'A protection service sends a challenge page (403) in place of the answer.',
    apply: () => (x) =>
      x.send(403, { 'content-type': 'text/html; charset=UTF-8', 'cf-mitigated': 'challenge' }, CHALLENGE),
  },
  manyheaders: {
    about: 'A good answer with 20 kB of headers.',
    apply:
      (good): Reply =>
      (x) => {
        for (let n = 1; n <= 20; n += 1) x.response.setHeader(`x-debug-${n}`, 'd'.repeat(1_000));
        good(x);
      },
  },
  oddcoding: {
    about: 'A good answer whose Content-Encoding is UTF-8, with status 203.',
    apply:
      (good): Reply =>
      (x) =>
        good({
          ...x,
          send: (_, headers, body) => x.send(203, { ...headers, 'content-encoding': 'UTF-8' }, body),
        }),
  },
  keptclosed: {
    about: 'A good answer on a new connection; a kept one closes in place of an answer.',
    apply:
      (good): Reply =>
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
