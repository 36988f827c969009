import { formatDuration } from '../text/duration.ts';
import { formatClockTime, isShowableTime } from '../text/iso-time.ts';
import type { Pause } from './attention.ts';
import { isOld } from './freshness.ts';
import type { RequestLimit } from './request-limit.ts';

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
  limit: RequestLimit | null;
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

const PAUSES: Record<Exclude<Pause, null>, string> = {
  hidden: 'Paused in background',
  'out-of-view': 'Paused out of view',
};

const LEADS: Record<Exclude<State, 'waiting' | 'paused'>, string> = {
  loading: 'Loading',
  live: 'Live',
  final: 'No more updates',
  old: 'Out of date',
  failed: 'Update failed',
};

/** "Live · HostUp checked 6 s ago", or in a routine wait "Next update in 6 s · HostUp's request limit is reached". */
export function statusLine(given: Given): StatusLine {
  const { who, now, checked, every, pause, limit } = given;
  const state = stateOf(given);
  const age = ageOf(now, checked);
  if (state === 'waiting') {
    // Of old data it matters more how old it is than what the wait is for.
    const old = checked !== null && isOld(now, checked, every);
    const why = old ? `${who} checked ${age} ago` : limit?.reason;
    return { state: old ? 'old' : state, ...nextUpdate('Next', now, limit), after: `· ${why}` };
  }
  if (state === 'loading') return { state, before: `Loading from ${who}`, time: null, after: '' };
  if (checked === null) return { state, before: `Could not load from ${who}`, time: null, after: '' };
  const lead = state === 'paused' ? PAUSES[pause ?? 'hidden'] : LEADS[state];
  return { state, before: `${lead} · ${who} checked`, time: age, after: 'ago' };
}

/** The same where there is little room, in the head of a panel: "VPSBG · 6 s ago", "VPSBG · update failed". */
export function shortStatusLine(given: Given): StatusLine {
  const { who, now, checked, pause, limit } = given;
  const state = stateOf(given);
  if (state === 'waiting') return { state, ...nextUpdate(`${who} · next`, now, limit), after: '' };
  if (state === 'live' || state === 'final' || state === 'old') {
    const old = state === 'old' ? ' old,' : '';
    return { state, before: `${who} ·${old}`, time: ageOf(now, checked), after: 'ago' };
  }
  const lead = state === 'paused' ? PAUSES[pause ?? 'hidden'] : LEADS[state];
  // Nothing that was never there can be updated.
  const words = state === 'failed' && checked === null ? 'Could not load' : lead;
  return { state, before: `${who} · ${words.toLowerCase()}`, time: null, after: '' };
}

/** "Checked 14:03:22, every 15 s": what the line leaves out. */
export function checkWords(checked: number | null, every: number | null): string {
  if (checked === null) return 'Not loaded yet';
  const next = every === null ? 'no more updates' : `every ${formatDuration(every)}`;
  return `Checked ${formatClockTime(checked)}, ${next}`;
}

function stateOf({ now, checked, every, failed, pause, limit }: Given): State {
  if (failed) return 'failed';
  if (limit !== null && delaysUpdate(limit, checked, every)) return 'waiting';
  if (checked === null) return 'loading';
  if (pause !== null) return 'paused';
  if (isOld(now, checked, every)) return 'old';
  return every === null ? 'final' : 'live';
}

function delaysUpdate({ until }: RequestLimit, checked: number | null, every: number | null): boolean {
  return checked === null || (every !== null && until > checked + every);
}

function nextUpdate(next: string, now: number, limit: RequestLimit | null) {
  const left = (limit?.until ?? now) - now;
  if (left < 1_000) return { before: `${next} update soon`, time: null };
  return { before: `${next} update in`, time: formatDuration(left) };
}

/** Whole minutes from one minute on, so that the words do not change every second. */
function ageOf(now: number, checked: number | null): string {
  if (checked === null || !isShowableTime(now) || !isShowableTime(checked)) return 'some time';
  const ms = now - checked;
  // A check in the future was made just now, by a clock that is a little off.
  return formatDuration(ms < 60_000 ? Math.max(1_000, ms) : Math.floor(ms / 60_000) * 60_000);
}
