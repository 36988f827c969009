import * as v from 'valibot';
import { isManageUrl } from '../manage-url.ts';
import { MAX_TOKEN_LENGTH } from './claims.ts';
import { FRAME_HEIGHT, MAX_LOOK_LENGTH, PROTOCOL_VERSION } from './protocol.ts';

/** Beyond this a detail or the path of a claim is cut, characters. */
export const MAX_DETAIL_LENGTH = 500;
const MAX_CLAIM_LENGTH = 100;

/**
 * Every message between a panel's page ("host") and the frame. What is not in this list, or not of this shape, is
 * ignored silently. Each text has its limit, so that no message that passes is larger than 32 KiB. None
 * carries HTML, CSS or code, and no URL but that of one link.
 */

/** 128 random bits in base64url: ties the init to its hello. */
const nonce = v.pipe(v.string(), v.regex(/^[\w-]{22}$/));
/**
 * A line break at the end of what a backend returned is no part of it. One that is too long is cut just beyond the limit:
 * its reader can then name what is wrong with it.
 */
const token = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.transform((token) => token.slice(0, MAX_TOKEN_LENGTH + 1)),
);
const theme = v.picklist(['light', 'dark', 'system']);
/** BCP 47. One that Drivebay does not speak counts as none: then it is the browser's. */
const locale = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i));

/** Frame to host, by `postMessage` to the origin that embeds, by its exact name: "I am here". */
export const hello = v.object({
  t: v.literal('iso:hello'),
  v: v.literal(PROTOCOL_VERSION),
  n: nonce,
});
export type Hello = v.InferOutput<typeof hello>;

/** Longer names are cut, UTF-16 code units. */
const MAX_NAME_LENGTH = 255;

/**
 * Host to frame, with one `MessagePort`: the response to a hello. What is wrong with another field does not cost the
 * token.
 */
export const init = v.object({
  t: v.literal('iso:init'),
  v: v.literal(PROTOCOL_VERSION),
  n: nonce,
  token,
  theme: v.fallback(theme, 'system'),
  /** Absent: the browser's. */
  locale: v.fallback(v.optional(locale), undefined),
  /** The panel's name of the VPS that the frame shows; empty for none. A name in the token takes precedence. */
  serverName: v.fallback(
    v.pipe(
      v.string(),
      v.transform((name) => name.slice(0, MAX_NAME_LENGTH)),
    ),
    '',
  ),
  /** Where one mounts, unmounts and sets the boot order, in place of the gateway's own; empty for none. */
  manageUrl: v.fallback(v.pipe(v.string(), v.check(isManageUrl)), ''),
});
export type Init = v.InferOutput<typeof init>;

/** Host to frame, on the port. A union, not a variant: claims.ts has one, and every page carries the code of both. */
export const hostMessage = v.union([
  v.object({ t: v.literal('token'), token }),
  v.object({ t: v.literal('theme'), mode: theme }),
  v.object({ t: v.literal('locale'), tag: locale }),
  /** Another look, in place of the one in the frame's name: `appearance` as JSON. */
  v.object({ t: v.literal('appearance'), json: v.pipe(v.string(), v.maxLength(MAX_LOOK_LENGTH)) }),
  /** A hint that the frame is on screen; without it the frame looks for itself. */
  v.object({ t: v.literal('visibility'), visible: v.boolean() }),
  v.object({ t: v.literal('refresh') }),
]);
export type HostMessage = v.InferOutput<typeof hostMessage>;

/** Frame to host, on the port. */
export const frameMessage = v.union([
  v.object({ t: v.literal('needToken'), reason: v.picklist(['expiring', 'rejected']) }),
  v.object({
    t: v.literal('resize'),
    /** px */
    height: v.pipe(v.number(), v.integer(), v.minValue(FRAME_HEIGHT.least), v.maxValue(FRAME_HEIGHT.most)),
  }),
  /** For information: which page the frame shows. */
  v.object({ t: v.literal('navigate'), view: v.picklist(['vps', 'isos', 'iso']) }),
  v.object({ t: v.literal('status'), level: v.picklist(['ok', 'stale', 'error']) }),
  /** A token that cannot be used, or that the gateway refused. For the panel's staff: a customer sees one calm sentence. */
  v.object({
    t: v.literal('tokenProblem'),
    /** One of the gateway's error codes, such as `token_invalid`. */
    code: v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/)),
    claim: v.nullable(v.pipe(v.string(), v.maxLength(MAX_CLAIM_LENGTH))),
    detail: v.pipe(v.string(), v.maxLength(MAX_DETAIL_LENGTH)),
  }),
  /** A field of the look is not used as it was given. For the panel's staff. */
  v.object({
    t: v.literal('appearanceProblem'),
    code: v.picklist(['appearance_invalid', 'appearance_corrected']),
    detail: v.pipe(v.string(), v.maxLength(MAX_DETAIL_LENGTH)),
  }),
  /** `part_lost`: a part of the app could not be loaded. The page says so, with a button to reload. */
  v.object({ t: v.literal('problem'), code: v.literal('part_lost') }),
  /** Esc was pressed and nothing in the frame was open. */
  v.object({ t: v.literal('escape') }),
]);
export type FrameMessage = v.InferOutput<typeof frameMessage>;
