// What each page's first view weighs, brotli 11, against its budget in src/contracts/pages.ts. `npm test` runs this after the build;
// `node scripts/bytes.mjs --keep` notes today's sizes, against which the next failure names what grew.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

/** KB (1,000 bytes) of CSS, the same for every page. docs/performance.md says why. */
export const STYLE_KB = 9.1;

/** KB (1,000 bytes) of a language's texts for the first views; what is opened later is not among them. */
const LANGUAGE_KB = 12;
/** Name of the chunk with those texts: `sv`. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Z]{2})?$/;

const NOTED = join(root, 'docs/bytes.json');

/** @typedef {{ name: string, groups: Record<string, number> }} Chunk */
/** @typedef {{ page: string, scripts: string[], bytes: number, styleBytes: number, budget: number }} PageBytes */

/** @type {{ pages: Record<string, { scripts: string[], styles: string[], scriptKb: number }>, chunks: Record<string, Chunk> }} */
let report;

/** Bytes of each page's first view. @returns {PageBytes[]} */
export function pageBytes() {
  report ??= JSON.parse(readFileSync(join(root, 'dist/chunks.json'), 'utf8'));
  return Object.entries(report.pages).map(([page, { scripts, styles, scriptKb }]) => {
    if (scripts.length === 0) throw new Error(`The build names no script of the page "${page}".`);
    return { page, scripts, bytes: sum(scripts), styleBytes: sum(styles), budget: scriptKb * 1_000 };
  });
}

/** The chunks that no page loads at once, the largest first. */
export function chunksOnDemand() {
  const first = new Set(pageBytes().flatMap(({ scripts }) => scripts));
  return Object.entries(report.chunks)
    .filter(([file]) => !first.has(file))
    .map(([file, { name }]) => ({ name, bytes: compressed(file) }))
    .toSorted((a, b) => b.bytes - a.bytes);
}

/** @param {string[]} files */
function sum(files) {
  return files.reduce((total, file) => total + compressed(file), 0);
}

/** @param {string} file path at the gateway */
function compressed(file) {
  const built = join(root, 'dist/app', file);
  return statSync(existsSync(`${built}.br`) ? `${built}.br` : built).size;
}

/**
 * Name of chunk to group to bytes; two chunks may share a name. A group's part of a chunk is its part before minifying
 * and compressing: an estimate.
 * @param {readonly string[]} files
 */
function groupsOf(files) {
  /** @type {Record<string, Record<string, number>>} */
  const sizes = {};
  for (const file of files) {
    const { name, groups } = report.chunks[file] ?? { name: file, groups: {} };
    const whole = Object.values(groups).reduce((total, length) => total + length, 0);
    const chunk = (sizes[name] ??= {});
    for (const [group, length] of Object.entries(groups)) {
      chunk[group] = (chunk[group] ?? 0) + Math.round((compressed(file) * length) / whole);
    }
  }
  return sizes;
}

/**
 * One line a chunk that grew by 50 bytes or more: `index +2.1 KB (src/app/http +1.9, react-dom +0.2)`.
 *
 * @param {Record<string, Record<string, number>>} before
 * @param {Record<string, Record<string, number>>} now
 */
export function growth(before, now) {
  return Object.entries(now).flatMap(([chunk, groups]) => {
    const changes = [...new Set([...Object.keys(groups), ...Object.keys(before[chunk] ?? {})])]
      .map((group) => ({ group, by: (groups[group] ?? 0) - (before[chunk]?.[group] ?? 0) }))
      .toSorted((a, b) => b.by - a.by);
    const by = changes.reduce((total, change) => total + change.by, 0);
    if (by < 50) return [];
    const parts = changes.filter((change) => Math.abs(change.by) >= 50);
    return [`${chunk} ${kb(by)} KB (${parts.map((part) => `${part.group} ${kb(part.by)}`).join(', ')})`];
  });
}

/** @param {number} bytes */
function kb(bytes) {
  return `${bytes < 0 ? '' : '+'}${(bytes / 1_000).toFixed(1)}`;
}

/** Prints each page's bytes. Returns 1 when one is over its budget, with the names of what grew; else 0. */
export function checkBytes() {
  /** @type {Record<string, Record<string, Record<string, number>>>} */
  const noted = existsSync(NOTED) ? JSON.parse(readFileSync(NOTED, 'utf8')) : {};
  let over = 0;
  for (const { page, scripts, bytes, styleBytes, budget } of pageBytes()) {
    const sizes = `${(bytes / 1_000).toFixed(1)} KB of ${budget / 1_000}, CSS ${(styleBytes / 1_000).toFixed(1)} of ${STYLE_KB}`;
    console.log(`${page.padEnd(10)}${sizes}`);
    if (bytes <= budget && styleBytes <= STYLE_KB * 1_000) continue;
    over = 1;
    console.error(`The page "${page}" is over its budget. What grew since the sizes were last noted:`);
    for (const line of growth(noted[page] ?? {}, groupsOf(scripts))) console.error(`  ${line}`);
    if (styleBytes > STYLE_KB * 1_000) console.error('  the style sheet');
  }
  for (const [file, { name }] of Object.entries(report.chunks)) {
    if (!LANGUAGE.test(name)) continue;
    const bytes = compressed(file);
    console.log(`${name.padEnd(10)}${(bytes / 1_000).toFixed(1)} KB of ${LANGUAGE_KB} in place of English`);
    if (bytes <= LANGUAGE_KB * 1_000) continue;
    over = 1;
    console.error(
      `The texts of "${name}" for the first views are over their budget: docs/languages.md says what is among them.`,
    );
  }
  return over;
}

function keep() {
  const sizes = Object.fromEntries(pageBytes().map(({ page, scripts }) => [page, groupsOf(scripts)]));
  writeFileSync(NOTED, `${JSON.stringify(sizes, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--keep')) keep();
  process.exitCode = checkBytes();
}
