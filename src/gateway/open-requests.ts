import { IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

/** What one connection may hold. Node bounds none of it: it reads every request of a pipeline as it comes. */
export interface ConnectionLimits {
  /** Requests that are handled at a time. */
  maxOpenRequests: number;
  /** Further requests of a pipeline that wait for their turn. One more closes the connection. */
  maxWaitingRequests: number;
  /** A connection that completes no response within this time is closed, however busy it keeps itself; ms. */
  responseTimeout: number;
}

interface Connection {
  open: number;
  waiting: (() => void)[];
  /** Whether nothing more is read from it: it closes when its responses are complete. */
  ending: boolean;
  timer: NodeJS.Timeout;
}

/** Counts the open requests of each connection and holds them to the limits. */
export class OpenRequests {
  readonly #connections = new WeakMap<Socket, Connection>();
  readonly #limits: ConnectionLimits;

  /**
   * For the server's option `IncomingMessage`. One read may hold thousands of requests, and Node reads them all, even
   * for a connection that is closed meanwhile. It stops only at one that leaves HTTP, so one too many is
   * handled as leaving it.
   */
  readonly IncomingMessage: typeof IncomingMessage;

  constructor(limits: ConnectionLimits) {
    this.#limits = limits;
    const isFull = (socket: Socket) => this.#isFull(socket);
    this.IncomingMessage = class extends IncomingMessage {
      readonly #isExcess: boolean;

      constructor(socket: Socket) {
        super(socket);
        this.#isExcess = isFull(socket);
      }

      get upgrade(): boolean {
        return this.#isExcess || this.method === 'CONNECT';
      }

      // Node's own response: whether the client requested it. No other protocol is supported.
      set upgrade(_: boolean) {}
    };
  }

  /** Watches the connections of a server. @param onExcess called for each that is closed for too many requests */
  watch(server: Server, onExcess: () => void): void {
    server.on('connection', (socket: Socket) => {
      const timer = setTimeout(() => socket.destroy(), this.#limits.responseTimeout);
      socket.once('close', () => clearTimeout(timer));
      this.#connections.set(socket, { open: 0, waiting: [], ending: false, timer });
    });
    server.on('upgrade', (_, socket) => {
      socket.destroy();
      onExcess();
    });
  }

  /**
   * Closes a connection on which nothing more can be read, after the responses that are in progress.
   *
   * @returns whether there are any: nothing else may be written to the connection then
   */
  end(socket: Socket): boolean {
    const connection = this.#connections.get(socket);
    if (!connection || connection.open === 0) return false;
    connection.ending = true;
    connection.waiting.length = 0;
    return true;
  }

  /** The same listener, called for so many requests of one connection at a time as the limits allow. */
  limit(listener: RequestListener): RequestListener {
    return (request, response) => {
      const { socket } = request;
      const connection = this.#connections.get(socket);
      if (!connection || connection.ending || socket.destroyed) return;
      const start = () => {
        connection.open += 1;
        response.once('close', () => {
          connection.open -= 1;
          if (socket.destroyed) return;
          connection.timer.refresh();
          if (connection.ending && connection.open === 0) socket.end(() => socket.destroy());
          connection.waiting.shift()?.();
        });
        listener(request, response);
      };
      if (connection.open < this.#limits.maxOpenRequests) start();
      else connection.waiting.push(start);
    };
  }

  #isFull(socket: Socket): boolean {
    const { open = 0, waiting = [] } = this.#connections.get(socket) ?? {};
    return open + waiting.length >= this.#limits.maxOpenRequests + this.#limits.maxWaitingRequests;
  }
}
