// `npm run fuzz -- --runs 1000000 [--seed 7]`, `npm run interleavings -- --runs 500 [--seed 7]` and `npm run soak -- --minutes 10 [--rate 200]`: the proofs, for longer than `npm test` has time.
import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { install } from './install.mjs';
import { optionsOf, stop } from './programs.mjs';
import { root } from './run.mjs';

/** @type {Record<string, { files: string, options: Record<string, { variable: string, usual?: string }> }>} */
const PROOFS = {
  fuzz: {
    files: 'fuzz.test',
    options: { runs: { variable: 'FUZZ_RUNS', usual: '100000' }, seed: { variable: 'FUZZ_SEED' } },
  },
  interleavings: {
    files: 'action-interleavings.test',
    options: {
      runs: { variable: 'INTERLEAVING_RUNS', usual: '500' },
      seed: { variable: 'INTERLEAVING_SEED' },
    },
  },
  backends: { files: 'backends.test', options: {} },
  soak: {
    files: 'gateway-memory.test',
    options: { minutes: { variable: 'SOAK_MINUTES', usual: '10' }, rate: { variable: 'SOAK_RATE' } },
  },
};

const [name = '', ...args] = process.argv.slice(2);
const proof = PROOFS[name] ?? stop(`Name a proof: ${Object.keys(PROOFS).join(' or ')}.`, 2);
/** @type {Record<string, { type: 'string' }>} */
const options = Object.fromEntries(Object.keys(proof.options).map((option) => [option, { type: 'string' }]));
const values = optionsOf(options, args);
/** @type {Record<string, string>} */
const variables = {};
for (const [option, { variable, usual }] of Object.entries(proof.options)) {
  const value = values[option] ?? usual;
  if (value === undefined) continue;
  if (!/^\d+(\.\d+)?$/.test(value)) stop(`--${option} must be a number.`, 2);
  variables[variable] = value;
}

install();
// Verbose, so that a test that is skipped says what it needs.
const how = ['--disableConsoleIntercept', '--reporter=verbose'];
const vitest = ['node_modules/vitest/vitest.mjs', 'run', proof.files, ...how];
const running = { cwd: root, env: { ...process.env, ...variables }, stdio: /** @type {const} */ ('inherit') };
process.exitCode = spawnSync(process.execPath, vitest, running).status ?? 130;
