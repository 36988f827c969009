import { existsSync } from 'node:fs';
import { aptInstall, placesOnPath, stop } from './programs.mjs';

/**
 * The path of an nginx for the tests of the static build. If it is missing, it is installed if this is root on a
 * Debian or Ubuntu; else the process ends with a sentence on what to install.
 *
 * @returns {string}
 */
export function provideNginx() {
  const found = find();
  if (found) return found;
  const installed = aptInstall(['nginx-light']) ? find() : undefined;
  return (
    installed ??
    stop(
      'The tests of the static build need nginx: install it (Debian: `sudo apt-get install nginx-light`, ' +
        'macOS: `brew install nginx`).',
    )
  );
}

function find() {
  // Where Debian puts it is not on every PATH.
  return [...placesOnPath(['nginx']), '/usr/sbin/nginx'].find((path) => existsSync(path));
}
