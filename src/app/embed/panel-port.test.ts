import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { hostMessage, type HostMessage } from '../../contracts/embed/messages.ts';
import { PanelPort } from './panel-port.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function start() {
  const taken: HostMessage[] = [];
  const posted: unknown[] = [];
  let arrive: (event: { data: unknown }) => void = () => undefined;
  const port = {
    addEventListener: (_: string, listener: typeof arrive) => (arrive = listener),
    start: vi.fn<() => void>(),
    postMessage: (message: unknown) => posted.push(message),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the three methods that it uses
  const panel = new PanelPort(port as unknown as MessagePort, (message) => void taken.push(message));
  return { taken, posted, panel, start: port.start, arrive: (data: unknown) => arrive({ data }) };
}

test('takes what is in the list, without what else came along', () => {
  const { taken, arrive, start: started } = start();
  const messages: HostMessage[] = [
    { t: 'token', token: 'a.b.c' },
    { t: 'theme', mode: 'dark' },
    { t: 'locale', tag: 'sv' },
    { t: 'visibility', visible: false },
    { t: 'refresh' },
  ];
  expect(started).toHaveBeenCalledOnce();
  for (const message of messages) arrive({ ...message, html: '<b>' });
  expect(taken).toEqual(messages);
});

test('at most 50 messages of a second are looked at, and the next second has its own', () => {
  const { taken, arrive } = start();
  for (let n = 0; n < 10_000; n += 1) arrive({ t: 'refresh' });
  expect(taken).toHaveLength(50);
  vi.advanceTimersByTime(1_000);
  arrive({ t: 'refresh' });
  expect(taken).toHaveLength(51);
});

test('whatever arrives, only messages of the list are taken, and nothing throws', () => {
  const { taken, arrive } = start();
  const kinds = ['token', 'theme', 'locale', 'visibility', 'refresh', 'needToken', 'iso:init', '__proto__'];
  const message = fc.oneof(
    fc.anything(),
    fc.record({
      t: fc.constantFrom(...kinds),
      token: fc.anything(),
      mode: fc.anything(),
      tag: fc.anything(),
    }),
  );
  fc.assert(
    fc.property(message, (data) => {
      const before = taken.length;
      vi.advanceTimersByTime(50);
      arrive(data);
      for (const one of taken.slice(before)) expect(v.parse(hostMessage, data)).toEqual(one);
    }),
    { numRuns: 10_000 },
  );
  expect(taken.length).toBeGreaterThan(0);
}, 30_000);
