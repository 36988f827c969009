import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { ActionStore } from '../../src/app/actions/action-store.ts';
import { confirmation } from '../../src/app/actions/confirmation.ts';
import { callOf, type Intent } from '../../src/app/actions/intent.ts';
import { sendAction } from '../../src/app/http/send-action.ts';
import { isoMedia, type IsoMedia } from '../../src/contracts/hostup/iso-media.ts';
import { RESCUE, startOwner, UBUNTU } from '../../src/server/actions.fixture.ts';

// Two tabs act on one VPS through the real gateway and the stateful sandbox, in random order, with double clicks, requests
// and responses that are lost, and requests that a proxy sends twice. `npm run interleavings -- --runs 2000 --seed 7`.

const RUNS = Number(process.env['INTERLEAVING_RUNS'] ?? 12);
const SEED = process.env['INTERLEAVING_SEED'] ? Number(process.env['INTERLEAVING_SEED']) : undefined;
/** With one sandbox: its rate limit is of a minute. */
const RUNS_EACH = 12;

const VIRTIO = 'iso_01hxc1d2e3f4g5h6j7k8m9n0p1';
const drives = ['ide2', 'ide3'].map((device) => ({ device, name: device }));
const images = [UBUNTU, RESCUE, VIRTIO].map((isoId) => ({ isoId, name: isoId }));

/** What happens to a request on its way. */
const way = fc.constantFrom('good', 'good', 'good', 'lost before', 'lost after', 'sent twice', 'sent again');
const drive = fc.constantFrom(...drives);
const image = fc.constantFrom(...images);
const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ action: fc.constant('mount' as const), drive, image }),
  fc.record({ action: fc.constant('unmount' as const), drive, image }),
  fc.record({ action: fc.constant('delete' as const), image }),
);
const step = fc.record({
  tab: fc.constantFrom(0, 1),
  /** `null` is a poll. */
  intent: fc.option(intent, { freq: 4 }),
  way,
  clicks: fc.constantFrom(1, 1, 2),
  /** Whether the next step waits for this one. */
  awaited: fc.boolean(),
});
const SCENARIOS = [
  'ubuntu',
  'ubuntu',
  'actlost',
  'actnotdone',
  'actlimited',
  'actslottaken',
  'actgaterefused',
];

afterEach(() => void vi.unstubAllGlobals());

let copies = 0;

async function inOneSandbox(numRuns: number, seed: number | undefined) {
  const { url, sandbox, media, audit, calls } = await startOwner();
  const ways: string[] = [];
  const fetchAt = globalThis.fetch;
  // As a browser does, relative to the page; with what a network does.
  vi.stubGlobal('fetch', async (target: string | URL, init?: RequestInit) => {
    if (typeof target !== 'string' || !target.startsWith('/')) return fetchAt(target, init);
    const request = () => fetchAt(url + target, init);
    const on = ways.shift();
    if (on === 'lost before') throw new TypeError('network');
    const [response] = await Promise.all([request(), ...(on === 'sent twice' ? [request()] : [])]);
    if (on === 'sent again') return request();
    if (on === 'lost after') throw new TypeError('network');
    return response;
  });
  const atProvider = async (vpsId: string): Promise<IsoMedia> => {
    const response = await fetchAt(`${sandbox.hostupUrl}/api/v2/vps/${vpsId}/iso`, {
      headers: { authorization: `Bearer ${sandbox.keys.hostup}` },
    });
    return v.parse(isoMedia, await response.json());
  };

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SCENARIOS),
      fc.array(step, { maxLength: 12 }),
      async (scenario, steps) => {
        copies += 1;
        const vpsId = `vps_${scenario}${copies}`;
        let sent = 0;
        let mostSent = 0;
        let clock = 0;
        const tabs = [0, 1].map(() => {
          const store = new ActionStore({
            send: (wanted) => {
              sent += 1;
              return sendAction(callOf(vpsId, wanted));
            },
            reread: () => undefined,
            now: () => (clock += 1),
            say: () => undefined,
          });
          const poll = async () => {
            const seen = await media(vpsId);
            store.observe(seen, (clock += 1));
            return seen;
          };
          return { store, poll };
        });
        const open: Promise<unknown>[] = [];
        for (const each of steps) {
          const tab = tabs[each.tab];
          if (!tab) continue;
          if (each.intent === null) {
            open.push(tab.poll());
          } else {
            const wanted = each.intent;
            ways.push(each.way);
            const before = sent;
            for (let click = 0; click < each.clicks; click += 1) void tab.store.run(wanted);
            // A double click sends one request, and a click while it is in progress sends nothing.
            mostSent = Math.max(mostSent, sent - before);
            if (sent === before) ways.pop();
            open.push(vi.waitUntil(() => !tab.store.all().some(isSending), { timeout: 15_000, interval: 5 }));
          }
          if (each.awaited) await open.at(-1);
        }
        await Promise.all(open);

        const intents = audit.entries.filter(({ vps, event }) => vps === vpsId && event === 'intent');
        const { writes } = await calls();
        const called = writes.filter((path) => path.includes(`/${vpsId}/`)).length;
        // One call for each intent that the gateway recorded, and no intent twice.
        expect(called).toBe(intents.length);
        expect(new Set(intents.map(({ key }) => key)).size).toBe(intents.length);
        expect(called).toBeLessThanOrEqual(sent);
        expect(mostSent).toBeLessThanOrEqual(1);

        const truth = await atProvider(vpsId);
        for (const { store, poll } of tabs) {
          const shown = await poll();
          expect(shown).toEqual(truth);
          // What the media show is confirmed at the latest now, unless it was refused.
          const late = store.all().filter(({ intent: wanted, phase: { kind } }) => {
            return confirmation(wanted, truth) !== null && kind !== 'confirmed' && kind !== 'refused';
          });
          expect(late).toEqual([]);
          store.forget();
        }
      },
    ),
    { numRuns, ...(seed !== undefined && { seed }) },
  );
}

function isSending({ phase }: { phase: { kind: string } }): boolean {
  return phase.kind === 'sending';
}

test(
  'two tabs, whatever the order: at most one call for each intent, and both show what HostUp has',
  async () => {
    for (let done = 0; done < RUNS; done += RUNS_EACH) {
      const runs = inOneSandbox(
        Math.min(RUNS_EACH, RUNS - done),
        SEED === undefined ? undefined : SEED + done,
      );
      await expect(runs).resolves.toBeUndefined();
    }
  },
  Math.max(60_000, RUNS * 10_000),
);
