import { expect, test } from 'vitest';
import isoMediaSample from '../../contracts/hostup/samples/iso-media.json';
import { OneMemory } from '../state/one-memory.fixture.ts';
import { respondJson, startUpstream } from '../upstream.fixture.ts';
import { goodClaims, sign, startEmbedGateway } from './embedding.fixture.ts';

/** Two gateways with one state, and a person who sends so many requests, to one and the other. */
async function startTwo() {
  const upstream = await startUpstream((_, response) => respondJson(response, isoMediaSample));
  const state = new OneMemory();
  const replicas = [
    await startEmbedGateway(upstream.url, { state }),
    await startEmbedGateway(upstream.url, { state }),
  ];
  const statuses = (sub: string, requests: number) =>
    Promise.all(
      Array.from({ length: requests }, async (_, n) => {
        const token = await sign(goodClaims({ sub }));
        const response = await replicas[n % 2]?.get('/api/hostup/vps/vps_1/iso', token);
        return response?.status;
      }),
    );
  return { state, upstream, statuses };
}

const passed = (statuses: readonly unknown[]) => statuses.filter((status) => status === 200).length;

test('a person has 60 requests a minute on all replicas together, and all of them cost one provider call', async () => {
  const { upstream, statuses } = await startTwo();
  const all = await statuses('greedy', 80);
  expect([passed(all), all.filter((status) => status === 429).length]).toEqual([60, 20]);
  expect(passed(await statuses('other', 2))).toBe(2);
  expect(upstream.calls).toHaveLength(1);
});

test('without the state each replica allows what one frame needs, and nobody else is affected', async () => {
  const { state, statuses } = await startTwo();
  expect(passed(await statuses('calm', 4))).toBe(4);
  state.lose();
  expect(passed(await statuses('calm', 60))).toBe(60);
  expect(passed(await statuses('greedy', 200))).toBe(60);
  expect(passed(await statuses('other', 2))).toBe(2);
});
