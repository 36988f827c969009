import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ActionReply } from '../http/send-action.ts';
import { drive, media, slot } from '../media/iso-media.fixture.ts';
import { ActionStore, GIVE_UP_MS, isInProgress, isWaiting, LATE_MS } from './action-store.ts';
import { IMAGE, MOUNT, UNMOUNT } from './intent.fixture.ts';
import type { Intent } from './intent.ts';

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

describe('while HostUp cannot be read', () => {
  test.each<[about: string, reply: ActionReply]>([
    ['accepted', ACCEPTED],
    ['lost', { kind: 'unknown', detail: '', problem: undefined }],
  ])('an action that was %s waits, and ends without a claim after two minutes', async (_, reply) => {
    const { store } = storeWith([reply]);
    const settled = vi.fn<(act: unknown) => void>();
    void store.run(UNMOUNT).then(settled);
    await later(0);
    // Complete before HostUp responded.
    store.observe(FULL, Date.now());
    await later(GIVE_UP_MS - 1);
    expect(isWaiting(store.at('drive ide2'), Date.now())).toBe(true);
    expect(settled).not.toHaveBeenCalled();
    await later(1);
    expect(isWaiting(store.at('drive ide2'), Date.now())).toBe(false);
    expect(settled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ missed: false }));
  });

  test('a response that comes late decides at once', async () => {
    const { store } = storeWith([]);
    const settled = store.run(UNMOUNT);
    await later(60_000);
    store.observe(FULL, Date.now());
    expect(isWaiting(store.at('drive ide2'), Date.now())).toBe(false);
    expect(await settled).toMatchObject({ phase: { kind: 'accepted' }, missed: true });
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

test('a refusal is not confirmed by media that show it all the same, and nothing more is read', async () => {
  const refused: ActionReply = { kind: 'refused', detail: 'No.', problem: undefined };
  const { store, reread } = storeWith([refused]);
  await store.run(MOUNT);
  expect(reread).toHaveBeenCalledTimes(1);
  await later(LATE_MS);
  store.observe(FULL, Date.now());
  expect(store.at('drive ide2')?.phase).toEqual(refused);
  expect(reread).toHaveBeenCalledTimes(1);
});

describe('the media are read again', () => {
  test('at once, each 2.5 s for 20 s, each 5 s for two minutes, and then no more', async () => {
    const { store, reread } = storeWith([]);
    void store.run(MOUNT);
    const times: number[] = [];
    const start = Date.now();
    reread.mockImplementation(() => void times.push((Date.now() - start) / 1_000));
    await later(300_000);
    expect(times.slice(0, 12)).toEqual([0, 2.5, 5, 7.5, 10, 12.5, 15, 17.5, 20, 25, 30, 35]);
    expect(times.at(-1)).toBe(125);
  });

  test('until they show it', async () => {
    const { store, reread } = storeWith([]);
    void store.run(MOUNT);
    await later(6_000);
    store.observe(FULL, Date.now());
    reread.mockClear();
    await later(30_000);
    expect(reread).not.toHaveBeenCalled();
  });

  test('when a person does not want to wait', () => {
    const { store, reread } = storeWith([]);
    store.reread();
    expect(reread).toHaveBeenCalledTimes(1);
  });
});

test('a later action in the same place waits for its own 20 s', async () => {
  const { store } = storeWith([]);
  const first = store.run(MOUNT);
  await later(5_000);
  store.observe(FULL, Date.now());
  expect((await first)?.phase.kind).toBe('confirmed');
  const settled = vi.fn<(act: unknown) => void>();
  void store.run(UNMOUNT).then(settled);
  await later(LATE_MS - 1_000);
  store.observe(FULL, Date.now());
  expect(settled).not.toHaveBeenCalled();
  await later(1_000);
  expect(settled).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ intent: UNMOUNT }));
  // The confirmation of the first one does not take the second one off the page.
  await later(60_000);
  expect(store.at('drive ide2')?.intent).toBe(UNMOUNT);
});

test('a download that HostUp accepted is followed as a job: nobody waits for the media', async () => {
  const { store } = storeWith([]);
  const body = { url: 'https://example.com/a.iso', filename: 'a.iso' };
  const act = await store.run({ action: 'download', body });
  expect(act?.phase.kind).toBe('accepted');
});

test('a restart is on its way for two minutes; then it can be taken off the page', async () => {
  const { store } = storeWith([]);
  void store.run({ action: 'restart', serverName: 'web' });
  const isOnItsWay = () => isInProgress(store.at('restart'), Date.now());
  expect([isInProgress(undefined, 0), isOnItsWay()]).toEqual([false, true]);
  await later(0);
  // The media never show it.
  store.observe(FULL, Date.now() + 1);
  expect(store.at('restart')?.missed).toBe(false);
  store.miss('restart', store.at('restart')?.id ?? 0, Date.now());
  expect(store.at('restart')?.missed).toBe(false);
  store.miss('restart', store.at('restart')?.id ?? 0, Date.now() + 1);
  expect(store.at('restart')?.missed).toBe(true);
  await later(GIVE_UP_MS - 1);
  expect(isOnItsWay()).toBe(true);
  await later(1);
  expect(isOnItsWay()).toBe(false);
  store.dismiss('restart', store.at('restart')?.id ?? 0);
  expect(store.all()).toEqual([]);
});

test('the confirmed first step of two stays until the second one takes its place', async () => {
  const { store } = storeWith([]);
  void store.run({ ...UNMOUNT, next: { isoId: 'iso_debian', name: 'Debian 12' } });
  await later(1);
  store.observe(EMPTY, Date.now());
  await later(600_000);
  expect(store.at('drive ide2')?.phase.kind).toBe('confirmed');
});

test('a restart is confirmed by what the page saw; of an earlier one nothing is announced', async () => {
  const { store, spoken } = storeWith([]);
  const settled = store.run({ action: 'restart', serverName: 'web' });
  await later(1);
  const { id = 0 } = store.at('restart') ?? {};
  store.confirm('restart', id - 1, 'It restarted.');
  expect(spoken).toEqual([]);
  store.confirm('restart', id, 'It restarted.');
  expect(spoken).toEqual(['HostUp confirms: It restarted.']);
  expect((await settled)?.phase).toEqual({ kind: 'confirmed', words: 'It restarted.' });
});

test('what has come to its end can be dismissed; what is being sent, and another act, cannot', async () => {
  const { store } = storeWith([]);
  void store.run(MOUNT);
  const { id = 0 } = store.at('drive ide2') ?? {};
  store.dismiss('drive ide2', id);
  expect(store.all()).toHaveLength(1);
  await later(0);
  store.dismiss('drive ide2', id + 1);
  expect(store.all()).toHaveLength(1);
  store.dismiss('drive ide2', id);
  expect(store.all()).toEqual([]);
});

test('the newest act is the last, each change is heard, and a listener that left hears nothing', async () => {
  const { store } = storeWith([{ kind: 'refused', detail: 'No.', problem: undefined }]);
  const heard = vi.fn<() => void>();
  const leave = store.subscribe(heard);
  await store.run(MOUNT);
  expect(heard).toHaveBeenCalledTimes(2);
  void store.run({ action: 'delete', image: IMAGE });
  void store.run(UNMOUNT);
  expect(store.all().map(({ intent }) => intent.action)).toEqual(['delete', 'unmount']);
  leave();
  heard.mockClear();
  await later(0);
  // A response is no newer act.
  expect(store.all().map(({ intent }) => intent.action)).toEqual(['delete', 'unmount']);
  expect(heard).not.toHaveBeenCalled();
});

test('the button waits while it is sent, and until 20 s from then on have shown nothing', async () => {
  const { store } = storeWith([]);
  void store.run(MOUNT);
  const waits = (ms: number) => isWaiting(store.at('drive ide2'), Date.now() + ms);
  expect([waits(0), waits(600_000)]).toEqual([true, true]);
  await later(1);
  store.observe(EMPTY, Date.now());
  expect([waits(LATE_MS - 2), waits(LATE_MS)]).toEqual([true, false]);
  store.observe(FULL, Date.now() + 1);
  expect(waits(0)).toBe(false);
  expect(isWaiting(undefined, 0)).toBe(false);
});

test('a response that comes after another person did is neither shown nor announced', async () => {
  const { store, reread, spoken } = storeWith([{ kind: 'refused', detail: 'No.', problem: undefined }]);
  const settled = store.run(MOUNT);
  store.forget();
  expect(await settled).toBeUndefined();
  await later(0);
  expect([store.all(), spoken]).toEqual([[], []]);
  expect(reread).not.toHaveBeenCalled();
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
