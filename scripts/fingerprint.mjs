import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { root } from './run.mjs';

/** Files that a build writes or does not read. */
const IGNORED = /\.(gen|test)\.tsx?$/;

/**
 * A hash over the names and the content of files and, all the way down, folders of the repository. What is missing
 * counts as missing. It is the same on every system that checked out the same files.
 *
 * @param {string[]} paths relative to the repository
 * @returns {string}
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).toSorted()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file.split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !IGNORED.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/**
 * Does work only when its result does not match its sources: `stamp` names the file that holds the fingerprint of the
 * sources the result was made from. It is gone while the work is in progress, so work that was cut short is done again.
 *
 * @param {string} stamp relative to the repository
 * @param {string} wanted the sources' fingerprint
 * @param {() => void} work
 */
export function whenChanged(stamp, wanted, work) {
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return;
  rmSync(file, { force: true });
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}
