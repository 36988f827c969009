import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchFrame } from './frame-watch.ts';

const ORIGIN = 'https://iso.example.net';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('window', { parent: undefined });
  Object.assign(window, { parent: window });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A frame that came on screen at once, and what is noted of it. */
function start() {
  const reports: string[] = [];
  let see: (entries: unknown) => void = () => undefined;
  class Observer {
    constructor(callback: typeof see) {
      see = callback;
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  const removed = vi.fn<() => void>();
  const frame = Object.assign(new EventTarget(), {
    isConnected: true,
    parentNode: { insertBefore: () => undefined },
    nextSibling: null,
    remove: removed,
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what it uses of a frame
  const watch = watchFrame(frame as unknown as HTMLIFrameElement, ORIGIN, ({ code }) => reports.push(code));
  see([{ isIntersecting: true }]);
  return { watch, reports, removed, load: () => frame.dispatchEvent(new Event('load')) };
}

const seconds = (count: number) => vi.advanceTimersByTime(count * 1_000);

test('a page that greeted may take long until all of it is loaded', () => {
  const { watch, reports, removed, load } = start();
  seconds(1);
  watch.greeted('one');
  seconds(14);
  load();
  seconds(120);
  expect([reports, removed.mock.calls]).toEqual([[], []]);
});

test('a page that repeats its hello while it loads is one page', () => {
  const { watch, reports, load } = start();
  watch.greeted('one');
  load();
  watch.greeted('one');
  seconds(60);
  load();
  seconds(10);
  expect(reports).toEqual(['frame_silent']);
});

test('a silent page in place of one that was connected is reported and loaded anew, until one greets', () => {
  const { watch, reports, removed, load } = start();
  watch.greeted('one');
  load();
  seconds(60);
  load();
  seconds(9);
  expect(reports).toEqual([]);
  seconds(1);
  expect([reports, removed.mock.calls.length]).toEqual([['frame_silent'], 1]);
  watch.greeted('two');
  seconds(30);
  load();
  seconds(60);
  expect([reports, removed.mock.calls.length]).toEqual([['frame_silent'], 1]);
});

test.each([
  ['enforce', ['frame_blocked']],
  ['report', []],
])('a policy that the browser is to %s leads to %j', (disposition, expected) => {
  const { watch, reports, removed } = start();
  watch.greeted('one');
  const violation = { disposition, effectiveDirective: 'frame-src', blockedURI: ORIGIN };
  document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), violation));
  seconds(10);
  expect([reports, removed.mock.calls.length]).toEqual([expected, expected.length]);
});
