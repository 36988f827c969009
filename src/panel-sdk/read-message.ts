import type { FrameMessage } from '../contracts/embed/messages.ts';
import { FRAME_HEIGHT, PROTOCOL_VERSION } from '../contracts/embed/protocol.ts';

/**
 * The frame's messages, read by hand: the schemas of contracts/embed/messages.ts would be most of the panel's script. A
 * test holds that both read alike.
 */

const REASONS = ['expiring', 'rejected'] as const;
const VIEWS = ['vps', 'isos', 'iso'] as const;
const LOOK_PROBLEMS = ['appearance_invalid', 'appearance_corrected'] as const;
const LEVELS = ['ok', 'stale', 'error'] as const;

/** The nonce of a hello, `undefined` when the message is not a hello. */
export function readHello(data: unknown): string | undefined {
  const { t, v, n } = fieldsOf(data);
  const isHello =
    t === 'iso:hello' && v === PROTOCOL_VERSION && typeof n === 'string' && /^[\w-]{22}$/.test(n);
  return isHello ? n : undefined;
}

/** What the frame sends on its port, `undefined` when it is nothing known. */
export function readFrameMessage(data: unknown): FrameMessage | undefined {
  const { t, reason, height, view, level, code, claim, detail } = fieldsOf(data);
  if (t === 'escape') return { t };
  if (t === 'problem') return code === 'part_lost' ? { t, code } : undefined;
  if (t === 'needToken') return withKnown(REASONS, reason, (reason) => ({ t, reason }));
  if (t === 'navigate') return withKnown(VIEWS, view, (view) => ({ t, view }));
  if (t === 'status') return withKnown(LEVELS, level, (level) => ({ t, level }));
  if (t === 'appearanceProblem') {
    const known = withKnown(LOOK_PROBLEMS, code, (code) => code);
    return known && isText(detail, /^[^]{0,500}$/) ? { t, code: known, detail } : undefined;
  }
  if (t === 'tokenProblem') {
    if (!isText(code, /^[a-z_]{1,40}$/) || !isText(detail, /^[^]{0,500}$/)) return undefined;
    return claim === null || isText(claim, /^[^]{0,100}$/) ? { t, code, claim, detail } : undefined;
  }
  return t === 'resize' && isHeight(height) ? { t, height } : undefined;
}

function isText(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function isHeight(value: unknown): value is number {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= FRAME_HEIGHT.least &&
    value <= FRAME_HEIGHT.most
  );
}

function withKnown<T, R>(known: readonly T[], value: unknown, make: (value: T) => R): R | undefined {
  const found = known.find((one) => one === value);
  return found === undefined ? undefined : make(found);
}

function fieldsOf(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? { ...data } : {};
}
