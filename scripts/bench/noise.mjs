import { loadavg } from 'node:os';
import { median } from './report.mjs';

const LOOPS = 20;

/** How even this machine is just now: the same work `LOOPS` times; ms. */
export function noise() {
  const times = Array.from({ length: LOOPS }, () => {
    const startedAt = performance.now();
    let sum = 0;
    for (let n = 0; n < 30_000_000; n++) sum = (sum + n * 7) % 1_000_003;
    // Read, so that the loop is not left out.
    return performance.now() - startedAt + (sum < 0 ? 1 : 0);
  });
  return { median: median(times), least: Math.min(...times), most: Math.max(...times), load: loadavg() };
}

/**
 * @param {string} when
 * @param {ReturnType<typeof noise>} noise
 */
export function noiseLine(when, { median, least, most, load }) {
  const spread = Math.round(((most - least) / median) * 100);
  return `Noise ${when}: a fixed loop took ${median.toFixed(0)} ms, ${least.toFixed(0)} to ${most.toFixed(0)} (spread ${spread} %), load ${load.map((one) => one.toFixed(1)).join(' ')}`;
}
