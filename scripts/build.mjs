import { fingerprint, whenChanged } from './fingerprint.mjs';
import { run } from './run.mjs';

const SOURCES = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tailwind.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Builds the dashboard, the gateway and the sandbox into `dist/`, unless it holds what these sources make. */
export function build() {
  // In a folder that every build empties, so that a build by hand does not pass for this one.
  whenChanged('dist/gateway/.drivebay-sources', fingerprint(SOURCES), () => {
    console.error('Building…');
    run('vite', ['build', '--logLevel=warn']);
  });
}
