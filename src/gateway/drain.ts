import { Server, type RequestListener, type ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

const LOOK_EVERY_MS = 100;
/**
 * A connection that was idle at so many looks in a row, a second, is closed: whoever uses it would have done so. Looks, not
 * ms: after a pause of the process, what came meanwhile is read before the next look.
 */
const IDLE_LOOKS = 10;
/** Under load new connections never cease to come. */
const MOST_TURNS = 1_000;

interface Connection {
  open: Set<ServerResponse>;
  /** Looks in a row at which nothing had come. */
  idle: number;
  bytesRead: number;
}

/**
 * Ends a server without cutting off a response. From the start of the drain each response closes its connection, so that
 * clients and balancers open the next one elsewhere.
 */
export class Drain {
  readonly #connections = new Map<Socket, Connection>();
  #draining = false;
  #accepted = 0;

  /** Watches the connections of a server. */
  watch(server: Server): void {
    server.on('connection', (socket: Socket) => {
      this.#accepted += 1;
      this.#connections.set(socket, { open: new Set(), idle: 0, bytesRead: 0 });
      socket.once('close', () => this.#connections.delete(socket));
    });
  }

  /** The same listener, each of whose responses is completed before the server ends. */
  hold(listener: RequestListener): RequestListener {
    return (request, response) => {
      const connection = this.#connections.get(request.socket);
      connection?.open.add(response);
      response.once('close', () => connection?.open.delete(response));
      if (this.#draining) response.shouldKeepAlive = false;
      listener(request, response);
    };
  }

  /** Each response from now on, and each in progress whose headers are not sent, closes its connection. */
  begin(): void {
    this.#draining = true;
    for (const { open } of this.#connections.values()) {
      for (const response of open) response.shouldKeepAlive = false;
    }
  }

  /**
   * Stops listening, and waits until every connection is closed: the busy ones after their responses, the others after they
   * have been idle for a second.
   *
   * @param deadlineMs after so long what is still open is closed
   * @returns how many responses were cut off at the deadline
   */
  async end(server: Server, deadlineMs: number): Promise<number> {
    this.begin();
    const endsAt = performance.now() + deadlineMs;
    let cut = 0;
    const timer = setInterval(() => {
      const isLate = performance.now() >= endsAt;
      for (const [socket, connection] of this.#connections) {
        const isUsed = connection.open.size > 0 || socket.bytesRead !== connection.bytesRead;
        connection.idle = isUsed ? 0 : connection.idle + 1;
        connection.bytesRead = socket.bytesRead;
        if (isLate) cut += connection.open.size;
        if (isLate || connection.idle >= IDLE_LOOKS) socket.destroy();
      }
    }, LOOK_EVERY_MS);
    await this.#acceptWaiting();
    // Not the close of node:http, which ends idle connections at once: a request may be on its way to one.
    await new Promise((resolve) => {
      NetServer.prototype.close.call(server, resolve);
    });
    clearInterval(timer);
    return cut;
  }

  /** Connections wait in a queue of the system, which the end of the listener resets. Each turn of the loop accepts one. */
  async #acceptWaiting(): Promise<void> {
    let before = -1;
    for (let turns = 0; before !== this.#accepted && turns < MOST_TURNS; turns += 1) {
      before = this.#accepted;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }
}
