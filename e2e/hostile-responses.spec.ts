import type { Page } from '@playwright/test';
import fc from 'fast-check';
import * as v from 'valibot';
import { assumedVpsbgIsoPage } from '../src/contracts/assumptions.ts';
import { isoMedia } from '../src/contracts/hostup/iso-media.ts';
import mediaSample from '../src/contracts/hostup/samples/iso-media.json' with { type: 'json' };
import { vpsList } from '../src/contracts/hostup/vps-list.ts';
import { vpsStatus } from '../src/contracts/hostup/vps-status.ts';
import { iso } from '../src/contracts/vpsbg/iso.ts';
import isoSample from '../src/contracts/vpsbg/samples/iso.json' with { type: 'json' };
import {
  hostileResponses,
  ISO_LIST,
  MOVING_ISO,
  NONSENSE,
  VPS_LIST,
  VPS_STATUS,
} from '../scripts/proofs/hostile-json.ts';
import { expect, test } from './drivebay.ts';
import { startOnOwnProvider } from './own-provider.ts';
import { statusOf } from './provider-status.ts';

/** Of both providers together. */
const RESPONSES = 2_000;
/** `FUZZ_SEED=7` repeats a run. */
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

test.use({ expectFailedRequests: true });

test(`the nastiest ${RESPONSES} responses are drawn without a fault, a script or a word of nonsense`, async ({
  page,
  sandbox,
}) => {
  test.setTimeout(20 * 60_000);
  const startedAt = performance.now();
  const media = nastiest(RESPONSES / 2, isoMedia, mediaSample);
  const isos = nastiest(RESPONSES / 2, iso, MOVING_ISO, isoSample);
  const statuses = nastiest(100, vpsStatus, VPS_STATUS);
  const lists = { vps: nastiest(100, vpsList, VPS_LIST), iso: nastiest(100, assumedVpsbgIsoPage, ISO_LIST) };
  let requests = 0;
  let refused = 0;
  const gateway = await startOnOwnProvider(sandbox, (path) => {
    const id = Number(/\d+(?=\/iso$|$)/.exec(path)?.[0] ?? Number.NaN);
    // Beside the others, and not one of them.
    if (path.endsWith('/status')) return statuses[requests % 100];
    requests += 1;
    if (path.startsWith('/api/v2/vps/')) return media[id];
    if (path === '/api/v2/vps') return lists.vps[requests % 100];
    return Number.isNaN(id) ? lists.iso[requests % 100] : under(id, isos[id - 1]);
  });
  page.on('response', (response) => (refused += Number(response.status() >= 400)));
  const wrong: string[] = [];
  page.on('dialog', (dialog) => {
    wrong.push(`a script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });

  await page.goto(gateway.url);
  // The router is there: it follows the URL from now on.
  await expect(statusOf(page)).toContainText('checked');
  for (let n = 0; n < RESPONSES / 2; n += 1) {
    const details = n % 2 === 0 ? '&details=1' : '';
    wrong.push(...(await look(page, `/vps/vps_fuzz${n}/iso?isos=${n + 1}${details}`, `vps_fuzz${n}`)));
    if (n % 10 === 0) wrong.push(...(await look(page, `/isos/${n + 1}`, 'Download')));
    if (n % 20 === 0) wrong.push(...(await look(page, '/', 'Servers')));
  }
  await gateway.stop();
  const took = Math.round((performance.now() - startedAt) / 1_000);
  console.log(
    `${requests} hostile responses, ${refused} of them refused, drawn in ${took} s, seed ${seed}: ${wrong.length} wrong`,
  );
  expect(requests).toBeGreaterThanOrEqual(RESPONSES);
  // What is refused at the door does not try the views.
  expect(refused).toBeLessThan(requests / 20);
  expect(wrong).toEqual([]);
});

/** Of ten times as many hostile responses those that can be read and have the most parts that no example has. */
function nastiest(count: number, schema: v.GenericSchema, ...samples: readonly unknown[]): unknown[] {
  const usual = new Set(samples.flatMap((sample) => partsOf(sample)));
  const strangeness = (response: unknown) =>
    v.is(schema, response) ? partsOf(response).filter((part) => !usual.has(part)).length : 0;
  return fc
    .sample(hostileResponses(...samples), { seed, numRuns: 10 * count })
    .map((response) => ({ response, strange: strangeness(response) }))
    .toSorted((a, b) => b.strange - a.strange)
    .slice(0, count)
    .map(({ response }) => response);
}

/** Every single value in JSON with its place, as text. */
function partsOf(json: unknown, place = ''): string[] {
  if (json === null || typeof json !== 'object') return [`${place} ${JSON.stringify(json)}`];
  return Object.entries(json).flatMap(([key, part]) => partsOf(part, `${place}.${key}`));
}

/** The response about the ISO that was requested, unless its id is what is hostile about it. */
function under(id: number, response: unknown): unknown {
  const asPublished =
    response !== null && typeof response === 'object' && 'id' in response && response.id === 1;
  return asPublished ? { ...response, id } : response;
}

/** Goes there without a load, waits until all has come and is drawn, and says what is wrong with it. */
async function look(page: Page, path: string, heading: string): Promise<string[]> {
  const drawn = await page.evaluate(
    ([path, heading]) =>
      new Promise<{ html: string; title: string; alive: number }>((resolve, reject) => {
        const until = performance.now() + 15_000;
        const seen = () => {
          const { innerHTML: html } = document.body;
          const isThere = Array.from(document.querySelectorAll('h1, h2')).some((one) =>
            heading.startsWith('vps_') ? one.textContent.endsWith(heading) : one.textContent === heading,
          );
          if (isThere && !/Loading from|· loading|A request is in progress/.test(html)) {
            const alive = document.querySelectorAll(
              'main :is(img, script, iframe, object, embed, [onerror], [onload], [href^="javascript:"])',
            ).length;
            resolve({ html, title: document.title, alive });
          } else if (performance.now() > until) reject(new Error(`${path} did not come to rest`));
          else requestAnimationFrame(seen);
        };
        history.pushState(null, '', path);
        requestAnimationFrame(seen);
      }),
    [path, heading] as const,
  );
  const wrong: string[] = [];
  const nonsense = NONSENSE.exec(`${drawn.title} ${drawn.html}`);
  if (nonsense) {
    const { input, index } = nonsense;
    wrong.push(`${path}: …${input.slice(Math.max(0, index - 100), index + 100)}…`);
  }
  if (/could not be drawn|could not draw/.test(drawn.html)) wrong.push(`${path}: an error boundary was hit`);
  if (drawn.alive > 0) wrong.push(`${path}: hostile text became ${drawn.alive} elements`);
  return wrong;
}
