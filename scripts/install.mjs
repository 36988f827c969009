import { fingerprint, whenChanged } from './fingerprint.mjs';
import { run } from './run.mjs';

/** Installs the locked packages, unless those installed are exactly these, for this system and this Node. */
export function install() {
  const system = `${process.platform}-${process.arch}-${process.versions.modules}`;
  whenChanged('node_modules/.drivebay-lock', `${system} ${fingerprint(['package-lock.json'])}`, () => {
    console.error('Installing the locked packages…');
    // Build tools are development dependencies; no package may run a script of its own.
    run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  });
}
