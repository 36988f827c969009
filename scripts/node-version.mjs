// Imported first, for its effect: an old Node stops here with a sentence, not with a stack trace. Plain old syntax only.
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const needed = /(\d+)\.(\d+)/.exec(engines.node) || ['', '20', '19'];
const running = process.versions.node.split('.');
const missing = Number(running[0]) - Number(needed[1]) || Number(running[1]) - Number(needed[2]);
if (missing < 0) {
  console.error(`Drivebay needs Node ${needed[1]}.${needed[2]} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
