import type { EmbedBoot } from '../../contracts/embed/boot.ts';
import type { LookText } from './wear-look.ts';
import type { FrameMessage } from '../../contracts/embed/messages.ts';

export type LookProblem = Pick<Extract<FrameMessage, { t: 'appearanceProblem' }>, 'code' | 'detail'>;

/** A look in the frame's name, right or wrong, as any language's JSON writes it; not an empty one. */
const GIVEN = /"appearance"\s*:(?!\s*(?:\{\s*\}|null\b))/;

/** How the panel wants the frame to look. What makes a look of it is loaded where there is one. */
export class PanelLook {
  #turn = 0;

  constructor(
    private readonly boot: Pick<EmbedBoot, 'appearance' | 'fontOrigins'>,
    /** What is not worn as it was given. */
    private readonly report: (problems: LookProblem[]) => void,
  ) {}

  /**
   * The first look. The tenant's alone is on the page already, in its own style sheet: then nothing waits for what reports on it.
   *
   * @param name of the window, where the panel's script puts the panel's look
   */
  async start(name: string): Promise<void> {
    if (GIVEN.test(name)) await this.#put({ name });
    else if (this.boot.appearance !== undefined) void this.#put({ name });
  }

  /** @param json another look, in place of the panel's one before */
  async wear(json: string): Promise<void> {
    await this.#put({ json });
  }

  async #put(text: LookText): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    try {
      const look = await import('./wear-look.ts');
      if (turn === this.#turn) this.report(look.wear(text, this.boot));
    } catch {
      // The page says that a part is lost. A background alone would fit nothing else.
      document.adoptedStyleSheets = [];
    }
  }
}
