import { HEADERS } from '../contracts/gateway/api.ts';
import { START_NOTE_SOURCE } from './start-note.ts';

/**
 * The security headers of every response. Nothing may be loaded from elsewhere, run inline unless the policy names its hash,
 * or be framed.
 * Trusted Types `'none'` turns any way from text to HTML or script into an error.
 */
const EVERYWHERE = {
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Of what stands in a page: hash sources, as a Content-Security-Policy takes them. */
interface InlineSources {
  styles?: readonly string[];
  scripts?: readonly string[];
}

/** What a frame's page may have beside what every page has. */
interface FrameSources extends InlineSources {
  /** Origins that fonts may come from. */
  fonts?: readonly string[];
}

/** @param ancestors sources that may frame the page, as `frame-ancestors` takes them */
const pagePolicy = (ancestors: string, { styles = [], scripts = [], fonts = [] }: FrameSources = {}) =>
  [
    "default-src 'none'",
    ['script-src', "'self'", ...scripts].join(' '),
    ['style-src', "'self'", START_NOTE_SOURCE, ...styles].join(' '),
    "img-src 'self'",
    ['font-src', "'self'", ...fonts].join(' '),
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "manifest-src 'self'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** For pages and everything they load. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'content-security-policy': pagePolicy("'none'"),
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), fullscreen=()',
  'origin-agent-cluster': '?1',
};

/** For a page in which these style sheets stand. @param styles hash sources */
export function styledPageHeaders(styles: readonly string[]): Record<string, string> {
  return { ...PAGE_HEADERS, 'content-security-policy': pagePolicy("'none'", { styles }) };
}

/**
 * For a page that others frame: the same, but for who may. It has no `X-Frame-Options`, which knows no list of origins,
 * and its Cross-Origin-Resource-Policy lets in panels that require one of everything they load.
 *
 * @param parents exact origins; without any, it cannot be framed
 */
export function frameHeaders(parents: readonly string[], sources: FrameSources = {}): Record<string, string> {
  const { 'x-frame-options': _, ...headers } = PAGE_HEADERS;
  return {
    ...headers,
    'content-security-policy': pagePolicy(parents.length > 0 ? parents.join(' ') : "'none'", sources),
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'no-store',
  };
}

/**
 * For a redirect to a page, with the headers of that page: a frame follows it too.
 *
 * @param location a path
 */
export function redirectHeaders(
  location: string,
  requestId: string,
  page: Readonly<Record<string, string>> = PAGE_HEADERS,
): Record<string, string> {
  return { ...page, 'cache-control': 'no-cache', location, [HEADERS.requestId]: requestId };
}

/** For `/api/*`: data, never a document. */
export const API_HEADERS: Readonly<Record<string, string>> = {
  ...EVERYWHERE,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cache-control': 'no-store',
  vary: 'Authorization',
};
