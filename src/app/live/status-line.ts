import { formatDuration } from '../text/duration.ts';
import { formatClockTime, isShowableTime } from '../text/iso-time.ts';
import type { Pause } from './attention.ts';
import { isOld, oldAfter } from './freshness.ts';
import type { RateLimit } from './rate-limit.ts';
import * as m from './messages/status.en.ts';

interface Given {
  /** The provider, as it writes its name. */
  who: string;
  /** Now, ms since the epoch by the gateway's clock. */
  now: number;
  /** When the data was checked, on the same scale; `null` before the first good response. */
  checked: number | null;
  /** Ms between two checks; `null` when none is expected any more. */
  every: number | null;
  /** Whether the last update failed, so that a person should know. */
  failed: boolean;
  /** Why polling is paused. */
  pause: Pause;
  /** What the next update waits for; `null` when it only waits for its turn. */
  limit: RateLimit | null;
}

type State = 'loading' | 'live' | 'final' | 'waiting' | 'paused' | 'old' | 'failed';

/** A line around one duration. That stands apart: it ticks, and must keep its place. */
export interface StatusLine {
  state: State;
  before: string;
  /** Such as `6 s`; `null` without one. */
  time: string | null;
  after: string;
}

const LEADS: Record<Exclude<State, 'waiting' | 'paused'>, () => string> = {
  loading: () => m.loading(),
  live: () => m.live(),
  final: () => m.noMoreUpdates(),
  old: () => m.outOfDate(),
  failed: () => m.updateFailed(),
};

/** "Live · HostUp checked 5 s ago", or in a routine wait "Next update in 6 s · HostUp's rate limit is reached". */
export function statusLine(given: Given): StatusLine {
  const { who, now, checked, every, pause, limit } = given;
  const state = stateOf(given);
  if (state === 'waiting') {
    const left = timeTo(limit, now);
    const next = left === null ? m.nextUpdateSoon() : m.nextUpdateIn({ time: MARK });
    // Of old data it matters more how old it is than what the wait is for.
    const old = checked !== null && isOld(now, checked, every);
    const words = old
      ? m.waitingChecked({ next, who, time: ageOf(now, checked) })
      : m.waitingFor({ next, reason: limit?.reason ?? '' });
    return lineOf(old ? 'old' : state, words, left);
  }
  if (state === 'loading') return lineOf(state, m.loadingFrom({ who }));
  if (checked === null) return lineOf(state, m.couldNotLoad({ who }));
  const lead = state === 'paused' ? pauseWords(pause) : LEADS[state]();
  const age = ageOf(now, checked, isInOrder(state) ? STEP_MS : undefined);
  return lineOf(state, m.checkedAgo({ lead, who, time: MARK }), age);
}

function pauseWords(pause: Pause): string {
  return pause === 'out-of-view' ? m.pausedOutOfView() : m.pausedInBackground();
}

/** The same where there is little room, in the head of a panel: "VPSBG · 5 s ago", "VPSBG · update failed". */
export function shortStatusLine(given: Given): StatusLine {
  const { who, now, checked, pause, limit } = given;
  const state = stateOf(given);
  switch (state) {
    case 'waiting': {
      const left = timeTo(limit, now);
      return lineOf(
        state,
        left === null ? m.shortNextSoon({ who }) : m.shortNextIn({ who, time: MARK }),
        left,
      );
    }
    case 'old':
      return lineOf(state, m.shortOld({ who, time: MARK }), ageOf(now, checked));
    case 'live':
    case 'final':
      return lineOf(state, m.shortAgo({ who, time: MARK }), ageOf(now, checked, STEP_MS));
    case 'paused':
      return lineOf(state, (pause === 'out-of-view' ? m.shortOutOfView : m.shortBackground)({ who }));
    case 'failed':
      // Nothing that was never there can be updated.
      return lineOf(state, (checked === null ? m.shortNotLoaded : m.shortFailed)({ who }));
    case 'loading':
      return lineOf(state, m.shortLoading({ who }));
    default:
      return state satisfies never;
  }
}

/** Stands for the duration in a message, wherever its language puts it. */
const MARK = '\u0000';

function lineOf(state: State, words: string, time: string | null = null): StatusLine {
  const [before = '', after = ''] = words.split(MARK);
  return { state, before: before.trimEnd(), time, after: after.trimStart() };
}

/** "Checked 14:03:22, every 15 s": what the line leaves out. */
export function checkWords(checked: number | null, every: number | null): string {
  if (checked === null) return m.notLoadedYet();
  const time = formatClockTime(checked);
  return every === null ? m.checkedLast({ time }) : m.checkedEvery({ time, interval: formatDuration(every) });
}

function stateOf({ now, checked, every, failed, pause, limit }: Given): State {
  if (failed) return 'failed';
  if (limit !== null && delaysUpdate(limit, checked, every)) return 'waiting';
  if (checked === null) return 'loading';
  if (pause !== null) return 'paused';
  if (isOld(now, checked, every)) return 'old';
  return every === null ? 'final' : 'live';
}

function delaysUpdate({ until, refused }: RateLimit, checked: number | null, every: number | null): boolean {
  return refused === true || checked === null || (every !== null && until > checked + every);
}

/** Time left to the next update; `null` where it is under a second. */
function timeTo(limit: RateLimit | null, now: number): string | null {
  const left = (limit?.until ?? now) - now;
  return left < 1_000 ? null : formatDuration(left);
}

/** While all is well nobody needs each second, and drawing one costs a frame. Ms. */
const STEP_MS = 5_000;

/**
 * Until when the line holds, if nothing but time changes: ms since the epoch by the gateway's clock. Data in order are
 * counted in steps of five seconds, all else each second.
 */
export function statusHoldsUntil(given: Given): number {
  const { now, checked, every } = given;
  if (!isInOrder(stateOf(given)) || checked === null) return now;
  const step = now - checked < 60_000 ? STEP_MS : 60_000;
  const steps = Math.max(0, Math.floor((now - checked) / step));
  return Math.min(checked + (steps + 1) * step - 1, oldAfter(now, checked, every));
}

function isInOrder(state: State): boolean {
  return state === 'live' || state === 'final';
}

/**
 * Whole minutes from one minute on, and whole steps before. What is less than a step is called that, not less than it is.
 *
 * @param step ms
 */
function ageOf(now: number, checked: number | null, step = 1_000): string {
  if (checked === null || !isShowableTime(now) || !isShowableTime(checked)) return m.someTime();
  // A check in the future was made just now, by a clock that is a little off.
  const ms = Math.max(1_000, now - checked);
  if (ms < step) return `<${formatDuration(step)}`;
  const whole = ms < 60_000 ? step : 60_000;
  return formatDuration(Math.floor(ms / whole) * whole);
}
