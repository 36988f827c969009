import * as v from 'valibot';
import { init, type Hello, type Init } from '../../contracts/embed/messages.ts';
import { PROTOCOL_VERSION } from '../../contracts/embed/protocol.ts';
import type { EarlyStart } from './early-start.ts';
import { newNonce } from './nonce.ts';

/** Ms from each hello to the next, and from the last one until the person sees that there is no response. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000, 8_000];

/** The panel's response, and the only channel to it from then on. */
export interface Joined {
  port: MessagePort;
  /** Of the page that responded. */
  origin: string;
  init: Init;
}

interface Surroundings {
  /** `window.parent`. */
  parent: Pick<Window, 'postMessage'>;
  /** `window`, which gets the response. */
  self: Pick<Window, 'addEventListener' | 'removeEventListener'>;
  /** Exact origins that may embed. */
  parents: readonly string[];
  /** Those of them that are greeted. */
  greeted: readonly string[];
  /** What the page did before: its hello is this handshake's first. */
  early?: EarlyStart | undefined;
  onJoined: (joined: Joined) => void;
  /** No response for 15.5 s. A late one is still accepted. */
  onSilence: () => void;
}

/**
 * The frame's half of the handshake: says hello to the origin that embeds, by its exact name, and accepts the
 * first valid response. Anything else that arrives at the window changes nothing.
 */
export class Handshake {
  readonly #nonce: string;
  readonly #allowed: ReadonlySet<string>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;

  constructor(private readonly around: Surroundings) {
    const { early } = around;
    early?.stop();
    this.#nonce = early?.nonce ?? newNonce();
    this.#allowed = new Set(around.parents);
    around.self.addEventListener('message', this.#onMessage);
    if (early?.response) this.#onMessage(early.response);
    if (this.#over) return;
    if (early) this.#nextAfter(0);
    else this.greet();
  }

  /** Says hello again, from the first pause on. */
  greet(): void {
    if (!this.#over) this.#hello(0);
  }

  stop(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.around.self.removeEventListener('message', this.#onMessage);
  }

  #hello(count: number): void {
    if (PAUSES_MS[count] === undefined) return this.around.onSilence();
    const hello: Hello = { t: 'iso:hello', v: PROTOCOL_VERSION, n: this.#nonce };
    for (const origin of this.around.greeted) this.around.parent.postMessage(hello, origin);
    this.#nextAfter(count);
  }

  #nextAfter(count: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#hello(count + 1), PAUSES_MS[count]);
  }

  readonly #onMessage = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.around.parent || !this.#allowed.has(event.origin)) return;
    const [port, ...more] = event.ports;
    if (!port || more.length > 0) return;
    const read = v.safeParse(init, event.data);
    if (!read.success || read.output.n !== this.#nonce) return;
    this.stop();
    this.around.onJoined({ port, origin: event.origin, init: read.output });
  };
}
