import { FRAME_HEIGHT } from '../../contracts/embed/protocol.ts';

/** A difference this small is not worth a message, px. */
const HYSTERESIS = 2;
const GROWTHS = 10;
const WITHIN_MS = 1_000;

/**
 * Decides which heights are sent to the panel. A height that has grown ten times within a second runs in a circle with the
 * panel: then no growth is sent any more until the width changes.
 */
export class FrameHeight {
  #sent = 0;
  #width = 0;
  #growths: number[] = [];
  #circling = false;

  /**
   * @param height of the content, px
   * @param width of the frame, px
   * @param now ms on any clock that never steps
   * @returns px to send; `undefined` when there is nothing to send
   */
  next(height: number, width: number, now: number): number | undefined {
    if (width !== this.#width) {
      this.#width = width;
      this.#growths = [];
      this.#circling = false;
    }
    const wanted = Math.min(Math.max(Math.ceil(height), FRAME_HEIGHT.least), FRAME_HEIGHT.most);
    if (Math.abs(wanted - this.#sent) < HYSTERESIS) return undefined;
    if (wanted > this.#sent) {
      this.#growths = this.#growths.filter((at) => now - at < WITHIN_MS);
      this.#circling ||= this.#growths.length >= GROWTHS;
      if (this.#circling) return undefined;
      this.#growths.push(now);
    }
    this.#sent = wanted;
    return wanted;
  }
}

/** Sends the height of `content` whenever it changes, at most once a frame. Returns how to stop. */
export function watchHeight(content: Element, send: (height: number) => void): () => void {
  const heights = new FrameHeight();
  let planned = 0;
  const measure = () => {
    planned = 0;
    const { height, width } = content.getBoundingClientRect();
    // Under `display: none` there is nothing to measure.
    const next = width === 0 ? undefined : heights.next(height, width, performance.now());
    if (next !== undefined) send(next);
  };
  const observer = new ResizeObserver(() => {
    planned ||= requestAnimationFrame(measure);
  });
  observer.observe(content);
  return () => {
    observer.disconnect();
    cancelAnimationFrame(planned);
  };
}
