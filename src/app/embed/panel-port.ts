import * as v from 'valibot';
import { hostMessage, type FrameMessage, type HostMessage } from '../../contracts/embed/messages.ts';
import { MAX_MESSAGES_PER_SECOND } from '../../contracts/embed/protocol.ts';

/**
 * The port to the panel's page after the handshake. Takes messages of the closed list alone, at most 50 in a second;
 * the rest is ignored silently.
 */
export class PanelPort {
  #second = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(
    private readonly port: MessagePort,
    private readonly take: (message: HostMessage) => void,
  ) {
    port.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#onMessage(data));
    port.start();
  }

  send(message: FrameMessage): void {
    this.port.postMessage(message, []);
  }

  #onMessage(data: unknown): void {
    const now = performance.now();
    if (now - this.#second >= 1_000) {
      this.#second = now;
      this.#count = 0;
    }
    this.#count += 1;
    if (this.#count > MAX_MESSAGES_PER_SECOND) return;
    const read = v.safeParse(hostMessage, data);
    if (read.success) this.take(read.output);
  }
}
