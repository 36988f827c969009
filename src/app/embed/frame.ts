import * as v from 'valibot';
import { embedBoot, type EmbedBoot } from '../../contracts/embed/boot.ts';
import { MAX_DETAIL_LENGTH, type FrameMessage, type HostMessage } from '../../contracts/embed/messages.ts';
import { setAccess, type Refusal } from '../http/access.ts';
import { hintVisible } from '../live/attention.ts';
import { keepEarlyRequests } from '../http/early-requests.ts';
import { forgetAll } from '../http/forget.ts';
import { keepPanelFacts } from '../session/panel-facts.ts';
import { themeChoice, type Theme } from '../shell/theme.ts';
import { embedders } from './embedders.ts';
import { keepInName } from './frame-name.ts';
import type { Level } from './frame-status.ts';
import { Handshake, type Joined } from './handshake.ts';
import { PanelLook, type LookProblem } from './panel-look.ts';
import { PanelPort } from './panel-port.ts';
import { TokenKeeper, type TokenState } from './token-keeper.ts';

/** Where the frame stands with the panel around it. */
export type FrameState =
  /** Sent its hello. `late`: no response for 15.5 s. */
  | { stage: 'greeting'; late: boolean }
  /** Opened by itself, so that nothing could respond. */
  | { stage: 'alone' }
  | ({ stage: 'joined' } & TokenState);

/** More frequent refreshes by the panel are ignored, ms. */
const BETWEEN_REFRESHES_MS = 10_000;

/** The frame's side of the embed protocol: from the first hello to the last message. */
export class Frame {
  readonly #listeners = new Set<() => void>();
  readonly #refreshers = new Set<() => void>();
  readonly #handshake: Handshake | undefined;
  #state: FrameState = { stage: 'greeting', late: false };
  readonly #look: PanelLook;
  /** What is wrong with the look, until there is a panel to report it to. */
  #lookProblems: LookProblem[] = [];
  #locale: string | undefined;
  #keeper: TokenKeeper | undefined;
  #port: PanelPort | undefined;
  /** Of the data on screen; `undefined` before there is any. */
  #level: Level | undefined;
  #sentLevel: Level | undefined;
  #refreshedAt = Number.NEGATIVE_INFINITY;

  constructor(boot: EmbedBoot, self: Window = window) {
    this.#look = new PanelLook(boot, (problems) => this.#reportLook(problems));
    if (self.parent === self) {
      this.#state = { stage: 'alone' };
      return;
    }
    const early = globalThis.drivebayEarly;
    if (early) keepEarlyRequests(early.requests);
    this.#handshake = new Handshake({
      parent: self.parent,
      self,
      parents: boot.parents,
      greeted: embedders(boot.parents, self),
      early,
      onJoined: (joined) => this.#join(joined),
      onSilence: () => this.#become({ stage: 'greeting', late: true }),
    });
  }

  readonly state = (): FrameState => this.#state;

  /** The language that the panel gives, as a BCP 47 tag; `undefined` before it has, and where it gives none. */
  readonly locale = (): string | undefined => this.#locale;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Listens for the panel's request to refresh what is on screen. */
  readonly onRefresh = (refresh: () => void): (() => void) => {
    this.#refreshers.add(refresh);
    return () => void this.#refreshers.delete(refresh);
  };

  /** For a person's "Retry". */
  readonly retry = (): void => {
    if (this.#state.stage === 'greeting') {
      this.#become({ stage: 'greeting', late: false });
      this.#handshake?.greet();
    }
    this.#keeper?.retry();
  };

  /** Nothing is sent before the handshake. */
  readonly send = (message: FrameMessage): void => this.#port?.send(message);

  /** Puts on the look that the panel's script wrote into the frame's name, and the tenant's, before anything is rendered. */
  readonly dress = (name: string): Promise<void> => this.#look.start(name);

  /** How the data on screen stands. The panel hears of it together with what ails the token. */
  readonly setLevel = (level: Level | undefined): void => {
    this.#level = level;
    this.#sendLevel();
  };

  #join({ port, origin, init }: Joined): void {
    this.#port = new PanelPort(port, (message) => this.#take(message));
    this.#reportLook(this.#lookProblems.splice(0));
    this.#setTheme(init.theme);
    this.#locale = init.locale;
    keepPanelFacts(init);
    this.#keeper = new TokenKeeper({
      parent: origin,
      request: (reason) => this.send({ t: 'needToken', reason }),
      onOther: forgetAll,
      onProblem: (refusal) => this.#report(refusal),
      onChange: (state) => this.#become({ stage: 'joined', ...state }),
    });
    setAccess(this.#keeper);
    this.#become({ stage: 'joined', ...this.#keeper.state });
    this.#keeper.receive(init.token);
  }

  #take(message: HostMessage): void {
    switch (message.t) {
      case 'token':
        return this.#keeper?.receive(message.token);
      case 'theme':
        return this.#setTheme(message.mode);
      case 'appearance':
        keepInName({ appearance: message.json });
        return void this.#look.wear(message.json);
      case 'locale':
        this.#locale = message.tag;
        return this.#changed();
      case 'visibility':
        return hintVisible(message.visible);
      case 'refresh':
        return this.#refresh();
    }
  }

  #setTheme(theme: Theme): void {
    keepInName({ theme });
    themeChoice.choose(theme);
  }

  /** For those who build the panel: by its script, and on the console for panels without ours. */
  #report({ code, claim, detail }: Refusal): void {
    console.warn(`Drivebay: ${detail}`);
    this.send({ t: 'tokenProblem', code, claim, detail: detail.slice(0, MAX_DETAIL_LENGTH) });
  }

  /** The same for the look, which the page shows without what is wrong with it. */
  #reportLook(problems: LookProblem[]): void {
    if (!this.#port) return void this.#lookProblems.push(...problems);
    for (const { code, detail } of problems) {
      console.warn(`Drivebay: ${detail}`);
      this.send({ t: 'appearanceProblem', code, detail: detail.slice(0, MAX_DETAIL_LENGTH) });
    }
  }

  #sendLevel(): void {
    const level = withToken(this.#state, this.#level);
    if (level === undefined || level === this.#sentLevel) return;
    this.#sentLevel = level;
    this.send({ t: 'status', level });
  }

  #refresh(): void {
    const now = performance.now();
    if (now - this.#refreshedAt < BETWEEN_REFRESHES_MS) return;
    this.#refreshedAt = now;
    for (const refresh of this.#refreshers) refresh();
  }

  #become(state: FrameState): void {
    this.#state = state;
    this.#sendLevel();
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** What a token that does not work makes of the level: without one nothing is refreshed. */
function withToken(state: FrameState, level: Level | undefined): Level | undefined {
  if (state.stage !== 'joined' || state.trouble === null) return level;
  return state.ended || level === undefined || level === 'error' ? 'error' : 'stale';
}

/**
 * Reads the boot data that the gateway put into the page.
 *
 * @param content of the `<meta>`
 * @throws when it is not as the gateway writes it
 */
export function readBoot(content: string): EmbedBoot {
  return v.parse(embedBoot, JSON.parse(content));
}
