import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { serve } from '../serve.mjs';

/** The published example, and what is on the screen when it is. */
export const VPS = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';
export const MARK = 'Ubuntu 24.04 LTS';
/** A VPS with `LIBRARY_SIZE` ISOs. */
export const LONG_VPS = 'vps_long';
const LIBRARY_SIZE = 10_000;

const HOUR = 3_600_000;
const SIZE = 4_000_000_000;
const FAMILIES = ['debian-12.8.0-amd64', 'ubuntu-24.04.1-server', 'rocky-9.5-x86_64'];

const sample = readFileSync(
  new URL('../../src/contracts/hostup/samples/iso-media.json', import.meta.url),
  'utf8',
);

/** The published media, with a library of `LIBRARY_SIZE` in which a third matches "debian-12.8.0-amd6". */
function longMedia() {
  const available = Array.from({ length: LIBRARY_SIZE }, (_, n) => ({
    id: `i${n}`,
    name: `${FAMILIES[n % FAMILIES.length]}-${n}.iso`,
    sizeGb: 1 + (n % 60) / 10,
    format: 'iso',
  }));
  return JSON.stringify({ ...JSON.parse(sample), available });
}

/**
 * Both providers as the bench needs them: the published media, a long library, and downloads of which all, one or none
 * moves with every response. It names no rate limit.
 *
 * @param {number} count of downloads
 */
export async function startProvider(count = 3) {
  const long = longMedia();
  const startedAt = Date.now();
  /** @type {'all' | 'one' | 'none'} */
  let moving = 'none';
  const steps = { all: 0, one: 0 };
  const downloads = () => {
    if (moving !== 'none') steps[moving] += 1;
    const data = Array.from({ length: count }, (_, n) => ({
      id: n + 1,
      status: 'downloading',
      name: `${FAMILIES[n % FAMILIES.length]}-${n}.iso`,
      size: SIZE,
      downloaded: n * 1_000_000 + (steps.all + (n === 0 ? steps.one : 0)) * 3_000_000,
      created_at: new Date(startedAt - HOUR).toISOString(),
      deletion_at: new Date(startedAt + 47 * HOUR).toISOString(),
    }));
    return JSON.stringify({ data });
  };
  /** @param {string} path */
  const bodyOf = (path) => {
    if (path.endsWith(`/${LONG_VPS}/iso`)) return long;
    if (path.endsWith('/iso')) return sample;
    if (path.endsWith('/isos')) return downloads();
    return JSON.stringify({ data: [], nextCursor: null, hasMore: false });
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://provider');
    response.writeHead(200, { 'content-type': 'application/json' }).end(bodyOf(pathname));
  });
  const { url, stop } = await serve(server);
  return {
    url,
    stop,
    /** Its response for a path, as text. */
    bodyOf,
    /** Which downloads move from response to response. @param {'all' | 'one' | 'none'} which */
    move: (which) => {
      moving = which;
    },
  };
}
