// Preloaded into a gateway with `node --import`: its clocks are ahead by what the file CLOCK_FILE says, in ms. Its short
// waits, as the rest of 2 s between two calls, end at once; deadlines stay, since the machine is no faster.
import { readFileSync } from 'node:fs';

const isWait = (/** @type {number} */ ms) => ms >= 1_000 && ms < 5_000;
const file = process.env['CLOCK_FILE'] ?? '';
const ahead = () => Number(readFileSync(file, 'utf8'));

const date = Date.now.bind(Date);
const monotonic = performance.now.bind(performance);
Date.now = () => date() + ahead();
performance.now = () => monotonic() + ahead();

const timer = globalThis.setTimeout;
Object.assign(globalThis, {
  setTimeout: (
    /** @type {() => void} */ action,
    /** @type {number} */ ms,
    /** @type {unknown[]} */ ...args
  ) => timer(action, isWait(ms) ? 1 : ms, ...args),
});
