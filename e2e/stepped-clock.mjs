// Preloaded into a gateway with `node --import`: its clocks are ahead by what the file CLOCK_FILE says, in ms. Its short
// waits, as the rest of 2 s between two calls, end at once; deadlines stay, since the machine is no faster.
import { readFileSync } from 'node:fs';
import { ServerResponse } from 'node:http';

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

// Node dates responses by a clock of its own. By this date the page knows what time it is.
// eslint-disable-next-line typescript/unbound-method -- it is called on the response, as before
const { writeHead } = ServerResponse.prototype;
Object.assign(ServerResponse.prototype, {
  /** @this {ServerResponse} @param {Parameters<typeof writeHead>} args */
  writeHead(...args) {
    this.setHeader('date', new Date(Date.now()).toUTCString());
    return writeHead.apply(this, args);
  },
});
