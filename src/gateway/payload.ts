import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { parseAccept } from 'hono/utils/accept';

export type Bytes = Uint8Array<ArrayBuffer>;
export type Coding = 'br' | 'gzip';

/** Bytes to send, and the same bytes compressed. Made once, sent often. */
export interface Payload {
  bytes: Bytes;
  /** Names exactly these bytes: the core of their entity tags. */
  hash: string;
  /** The bytes in this coding; `undefined` where that saves nothing. */
  coded(coding: Coding): Promise<Bytes | undefined>;
}

/** The request headers that decide in which form a payload goes out, or whether it goes at all. */
export interface Wanted {
  acceptEncoding?: string | undefined;
  ifNoneMatch?: string | undefined;
}

/** Less than this fits into the first packet either way. */
const WORTH_COMPRESSING = 1_024;

const compressors: Record<Coding, (bytes: Bytes, quality: number) => Promise<Buffer>> = {
  br: (bytes, quality) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes, quality) => promisify(gzip)(bytes, { level: Math.min(quality, 9) }),
};

/**
 * A payload that is compressed when it is first requested, off the main thread, and not again.
 *
 * @param quality 4 for what is sent once or twice, 11 for what is sent as long as the process lives
 */
export function payloadOf(content: string | Bytes, quality: 4 | 11): Payload {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const made = new Map<Coding, Promise<Bytes | undefined>>();
  return {
    bytes,
    hash: hashOf(bytes),
    coded(coding) {
      const known = made.get(coding);
      if (known) return known;
      const coded =
        bytes.length < WORTH_COMPRESSING ? Promise.resolve(undefined) : compress(bytes, coding, quality);
      made.set(coding, coded);
      return coded;
    },
  };
}

async function compress(bytes: Bytes, coding: Coding, quality: number): Promise<Bytes | undefined> {
  const smaller = new Uint8Array(await compressors[coding](bytes, quality));
  return smaller.length < bytes.length ? smaller : undefined;
}

/** A payload that was compressed before, when the dashboard was built. */
export function readyPayload(bytes: Bytes, coded: Partial<Record<Coding, Bytes | undefined>>): Payload {
  return { bytes, hash: hashOf(bytes), coded: (coding) => Promise.resolve(coded[coding]) };
}

/**
 * The payload as a response: 304 without a body when the client has it, else in the coding the client likes best.
 *
 * @param headers of the response; `vary` is added to
 * @param unchanged those of them that a 304 carries
 */
export async function respond(
  payload: Payload,
  { acceptEncoding, ifNoneMatch }: Wanted,
  headers: Readonly<Record<string, string>>,
  {
    status = 200,
    unchanged = headers,
  }: { status?: number; unchanged?: Readonly<Record<string, string>> } = {},
): Promise<Response> {
  const vary = headers['vary'] ? `${headers['vary']}, Accept-Encoding` : 'Accept-Encoding';
  if (status === 200 && has(ifNoneMatch, payload.hash)) {
    const own = { vary, etag: `"${payload.hash}"` };
    return new Response(null, { status: 304, headers: { ...unchanged, ...own } });
  }
  for (const coding of codingsIn(acceptEncoding)) {
    const coded = await payload.coded(coding);
    if (!coded) continue;
    // Other bytes, so another strong tag (RFC 9110, section 8.8.3.3).
    const own = { vary, etag: `"${payload.hash}-${coding}"`, 'content-encoding': coding };
    return whole(coded, { ...headers, ...own }, status);
  }
  return whole(payload.bytes, { ...headers, vary, etag: `"${payload.hash}"` }, status);
}

/** With an explicit length: to a HEAD request the body is not there to be counted. */
function whole(body: Bytes, headers: Record<string, string>, status: number): Response {
  return new Response(body, { status, headers: { ...headers, 'content-length': String(body.length) } });
}

/** The codings that a client takes, the best first; of equals the one that is smaller. */
export function codingsIn(acceptEncoding: string | undefined): Coding[] {
  const accepted = parseAccept(acceptEncoding ?? '').map(({ type, q }) => ({ type: type.toLowerCase(), q }));
  const weightOf = (coding: string) => accepted.find(({ type }) => type === coding)?.q;
  const weight = (coding: Coding) => weightOf(coding) ?? weightOf('*') ?? 0;
  const identity = weightOf('identity') ?? 0;
  const codings: Coding[] = ['br', 'gzip'];
  return codings
    .filter((coding) => weight(coding) > 0 && weight(coding) >= identity)
    .toSorted((a, b) => weight(b) - weight(a));
}

/** Whether a client has these bytes in whatever coding; a proxy that recompresses makes a tag weak. */
function has(ifNoneMatch: string | undefined, hash: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.some((tag) => tag === '*' || tag === `"${hash}"` || tag.startsWith(`"${hash}-`));
}

function hashOf(bytes: Bytes): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
