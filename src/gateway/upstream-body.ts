import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { mask, parseMasked } from './secrets.ts';

/** Why a response has no data: what completes the sentence "The response was …", and where its cause lies. */
export interface Unreadable {
  what: string;
  /** `size`: over Drivebay's limit. `page`: an HTML page, so something else than the API has responded. */
  cause: 'size' | 'page' | 'form';
}

/** The headers about a body. */
export interface BodyHeaders {
  status: number;
  contentType: string | null;
  contentEncoding: string | null;
}

/** The body of a response: its JSON, or why it has none. */
export interface ReadBody {
  json?: unknown;
  unreadable?: Unreadable;
  /** Whether it is the page of a protection service, which challenges the browser. */
  challenge?: boolean;
}

const inflaters = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  rawDeflate: promisify(inflateRaw),
  br: promisify(brotliDecompress),
};

/** Words of the challenge and block pages of the usual protection services. */
const CHALLENGE =
  /just a moment|checking your browser|attention required|challenge-platform|cf[-_]chl|captcha|incapsula|sucuri|datadome|awswaf|perimeterx|access denied/i;

/** Enough of a page to know it by. */
const PAGE_BYTES = 32 * 1024;

/**
 * Reads a body to its end, or to the limit. The headers may be wrong in ways that do no harm: in what form the body is
 * compressed and encoded is read from its bytes where they show it.
 *
 * @param maxBytes of the body, before and after decompression
 * @throws what the connection throws when it breaks inside the body
 */
export async function readBody(
  response: IncomingMessage,
  about: BodyHeaders,
  maxBytes: number,
): Promise<ReadBody> {
  const refuse = (what: string, cause: Unreadable['cause'] = 'form'): ReadBody => {
    response.on('error', () => {}).destroy();
    return { unreadable: { what, cause } };
  };
  const { status } = about;
  // 206 is a part, and these others have no body: RFC 9110, section 15.
  if (status < 400 && (status < 200 || status > 299 || [204, 205, 206].includes(status))) {
    return refuse(`of status ${status}`);
  }
  const mediaType = mediaTypeOf(about.contentType);
  if (isPage(mediaType)) {
    const { bytes } = await collect(response, PAGE_BYTES);
    const page = (await decode(bytes, about.contentEncoding, PAGE_BYTES).catch(() => bytes)) ?? bytes;
    return {
      ...refuse(`${mediaType}, not JSON`, 'page'),
      challenge: CHALLENGE.test(page.toString('latin1')),
    };
  }
  if (mediaType === 'text/plain' && status >= 400) {
    const { bytes } = await collect(response, PAGE_BYTES);
    const text = (await decode(bytes, about.contentEncoding, PAGE_BYTES).catch(() => bytes)) ?? bytes;
    return { json: wordsOf(textOf(text, about.contentType)) };
  }
  if (!isJson(mediaType))
    return refuse(isMediaType(mediaType) ? `${mediaType.slice(0, 60)}, not JSON` : 'not JSON');

  const { bytes, whole } = await collect(response, maxBytes);
  const tooLarge = () => refuse(`larger than ${Math.floor(maxBytes / 1024)} KiB`, 'size');
  if (!whole) return tooLarge();
  try {
    const plain = await decode(bytes, about.contentEncoding, maxBytes);
    return plain ? parse(plain, about) : refuse('not valid gzip');
  } catch (error) {
    if (isTooLarge(error)) return tooLarge();
    throw error;
  }
}

function mediaTypeOf(contentType: string | null): string {
  const [first = ''] = (contentType ?? '').split(/[;,]/, 1);
  return first.trim().replace(/^"|"$/g, '').toLowerCase();
}

function isMediaType(mediaType: string): boolean {
  return /^[\w.+-]+\/[\w.+-]+$/.test(mediaType);
}

/** `application/json`, `text/json`, and every type with the suffix `+json`. */
function isJson(mediaType: string): boolean {
  return /^(?:application|text)\/(?:x-)?json$|^[\w.+-]+\/[\w.+-]+\+json$/.test(mediaType);
}

function isPage(mediaType: string): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}

/** Leaving the loop destroys the response and with it the connection: nothing more is read. */
async function collect(
  source: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<{ bytes: Buffer; whole: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > maxBytes) return { bytes: Buffer.concat(chunks), whole: false };
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), whole: true };
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * Undoes the codings of a body. Gzip shows in its first bytes, whatever `Content-Encoding` is; only for codings
 * without such a mark is the header believed, and where the body is not in them it is taken as it is.
 *
 * @returns nothing when what begins as gzip is not gzip
 * @throws when it becomes larger than `maxBytes`
 */
async function decode(
  bytes: Buffer,
  contentEncoding: string | null,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const limit = { maxOutputLength: maxBytes };
  const as = (coding: keyof typeof inflaters, from: Buffer) =>
    inflaters[coding](from, limit).catch((error: unknown) => {
      if (isTooLarge(error)) throw error;
      return undefined;
    });
  let plain = bytes;
  const codings = codingsOf(contentEncoding).toReversed();
  for (const coding of codings) {
    if (isGzip(plain)) break;
    if (coding === 'br') plain = (await as('br', plain)) ?? plain;
    if (coding === 'deflate')
      plain = (await as('deflate', plain)) ?? (await as('rawDeflate', plain)) ?? plain;
  }
  // Twice, because a proxy may compress what is compressed.
  for (let times = 0; times < 2 && isGzip(plain); times += 1) {
    const inflated = await as('gzip', plain);
    if (!inflated) return undefined;
    plain = inflated;
  }
  return plain;
}

function codingsOf(contentEncoding: string | null): string[] {
  return (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim());
}

function parse(bytes: Buffer, { contentType, contentEncoding }: BodyHeaders): ReadBody {
  const text = textOf(bytes, contentType);
  try {
    return { json: parseMasked(text) };
  } catch {
    if (text.trim() === '') return { unreadable: { what: 'empty', cause: 'form' } };
    const named = codingsOf(contentEncoding).find((coding) =>
      /^(?:(?:x-)?gzip|br|deflate|(?:x-)?compress|zstd)$/.test(coding),
    );
    const where = named === undefined ? '' : `, also not in the content coding "${named}" that it names`;
    return { unreadable: { what: `not valid JSON${where}`, cause: 'form' } };
  }
}

/** The words of an error that declares no JSON: JSON all the same, or plain text. */
function wordsOf(text: string): unknown {
  try {
    return parseMasked(text);
  } catch {
    return mask(text.trim());
  }
}

/** JSON is UTF-8 (RFC 8259). A byte order mark or zeros show UTF-16; what is neither is read by its declared charset. */
function textOf(bytes: Buffer, contentType: string | null): string {
  const [first, second] = bytes;
  const bigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const littleEndian =
    (first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && bytes.length > 1);
  if (bigEndian || littleEndian) return new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const label = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
    return decoderOf(label).decode(bytes);
  }
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
