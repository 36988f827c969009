import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActionReply } from '../http/send-action.ts';
import { drive, media, slot, UBUNTU } from '../media/iso-media.fixture.ts';
import { ActionStore, isWaiting, LATE_MS } from './action-store.ts';
import type { Intent } from './intent.ts';

const IDE2 = { device: 'ide2', name: 'CD/DVD 3' };
const IMAGE = { isoId: UBUNTU.id, name: 'Ubuntu 24.04 LTS' };
const MOUNT: Intent = { action: 'mount', drive: IDE2, image: IMAGE };
const UNMOUNT: Intent = { action: 'unmount', drive: IDE2, image: IMAGE };
const ACCEPTED: ActionReply = {
  kind: 'accepted',
  result: { action: 'mount', call: 'mount', outcome: 'done', job: null },
};
const EMPTY = media({ mounted: [], availableDevices: [slot('ide2', false)] });
const FULL = media({ mounted: [drive('ide2')], availableDevices: [slot('ide2', true)] });

function storeWith(replies: ActionReply[]) {
  const send = vi.fn<(intent: Intent) => Promise<ActionReply>>(async () => replies.shift() ?? ACCEPTED);
  const reread = vi.fn<() => void>();
  const spoken: string[] = [];
  const store = new ActionStore({
    send,
    reread,
    now: () => Date.now(),
    say: (words) => spoken.push(words),
  });
  return { store, send, reread, spoken };
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

async function later(ms: number) {
  await vi.advanceTimersByTimeAsync(ms);
}

test('a double click is one call', async () => {
  const { store, send } = storeWith([]);
  void store.run(MOUNT);
  void store.run(MOUNT);
  await later(0);
  expect(send).toHaveBeenCalledTimes(1);
});

test('an accepted mount is confirmed by a later media response alone, and announced once', async () => {
  const { store, spoken } = storeWith([]);
  void store.run(MOUNT);
  await later(0);
  store.observe(FULL, Date.now() - 1);
  expect(store.at('drive ide2')?.phase.kind).toBe('accepted');
  await later(1);
  store.observe(EMPTY, Date.now());
  expect(store.at('drive ide2')?.phase.kind).toBe('accepted');
  store.observe(FULL, Date.now());
  store.observe(FULL, Date.now() + 1);
  expect(store.at('drive ide2')?.phase).toEqual({
    kind: 'confirmed',
    words: 'Ubuntu 24.04 LTS is in CD/DVD 3.',
  });
  expect(spoken).toEqual(['HostUp confirms: Ubuntu 24.04 LTS is in CD/DVD 3.']);
  await later(60_000);
  expect(store.all()).toEqual([]);
});

describe('a lost response', () => {
  test('is followed by reads, never by a second call; the reads decide', async () => {
    const { store, send, reread } = storeWith([{ kind: 'unknown', detail: '', problem: undefined }]);
    void store.run(UNMOUNT);
    await later(10_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(reread.mock.calls.length).toBeGreaterThan(2);
    store.observe(EMPTY, Date.now());
    expect(store.at('drive ide2')?.phase).toEqual({ kind: 'confirmed', words: 'CD/DVD 3 is empty.' });
  });

  test('that nothing confirms frees the button after 20 s', async () => {
    const { store } = storeWith([{ kind: 'unknown', detail: '', problem: undefined }]);
    const settled = store.run(UNMOUNT);
    await later(LATE_MS - 1);
    store.observe(FULL, Date.now());
    expect(isWaiting(store.at('drive ide2'), Date.now())).toBe(true);
    await later(2);
    expect(isWaiting(store.at('drive ide2'), Date.now())).toBe(false);
    expect((await settled)?.phase.kind).toBe('unknown');
  });
});

test('a refusal is announced, stays in its place and can be tried again', async () => {
  const refused: ActionReply = { kind: 'refused', detail: 'The drives have changed.', problem: undefined };
  const { store, send, spoken } = storeWith([refused]);
  const act = await store.run(MOUNT);
  expect(act?.phase.kind).toBe('refused');
  expect(spoken).toEqual(['Ubuntu 24.04 LTS was not mounted. The drives have changed.']);
  await Promise.race([store.run(MOUNT), later(0)]);
  expect(send).toHaveBeenCalledTimes(2);
});

test('for another person nothing is left', async () => {
  const { store, reread } = storeWith([]);
  void store.run(MOUNT);
  await later(0);
  store.forget();
  expect(store.all()).toEqual([]);
  reread.mockClear();
  await later(120_000);
  expect(reread).not.toHaveBeenCalled();
});
