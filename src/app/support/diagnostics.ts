import type { Session, UpstreamError } from '../../contracts/gateway/api.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { Drift } from '../../contracts/tolerant.ts';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { driftWords } from '../live/drift-words.ts';
import type { RequestError } from '../http/errors.ts';
import { providerEndpoint } from '../http/provider-endpoint.ts';
import { findings } from '../media/findings.ts';
import { gateOf } from '../media/gate.ts';
import { nextStart } from '../media/next-start.ts';
import { formatExactBytes } from '../text/bytes.ts';
import { formatLocalTime, isShowableTime } from '../text/iso-time.ts';
import { withoutIsolates } from '../text/visible.ts';
import { DIAGNOSTICS_HEADING } from './diagnostics-heading.ts';
import { codeSpan } from './markdown.ts';
import { pageLink } from './page-link.ts';
import { inEnglish } from '../text/localised.ts';
import * as m from './messages/device.en.ts';

/** A response that the page shows. */
export interface Resource {
  /** Path at the gateway. */
  path: string;
  /** Ms since the epoch by the gateway's clock. */
  asOf: number;
  requestId: string | null;
  drift: readonly Drift[];
}

export interface DiagnosticsInput {
  /** Address of the page, as the browser has it. */
  href: string;
  session: Session | null;
  /** From the address of the page. */
  vpsId: string | null;
  isoIds: readonly string[];
  media: IsoMedia | null;
  downloads: readonly Iso[];
  resources: readonly Resource[];
  /** The newest last. */
  errors: readonly RequestError[];
  browser: {
    /** Ms since the epoch by this device's clock. */
    now: number;
    /** By how many ms the gateway's clock is ahead of this device's; `null` when it is not known. */
    offset: number | null;
    timeZone: string | null;
    name: string;
    /** CSS pixels. */
    width: number;
    height: number;
    visibility: string;
    framed: boolean;
  };
}

/** So many lines of one kind; the rest are counted. */
const MAX_LINES = 40;

/**
 * What support needs to know about a page, as Markdown, in English whatever the page's language: engineers read it. Text from outside stands in code spans only; keys, tokens and
 * unknown parameters of the address are left out.
 */
export function diagnostics(input: DiagnosticsInput): string {
  return inEnglish(() => report(input));
}

function report(input: DiagnosticsInput): string {
  const { media } = input;
  const sections: [title: string, lines: string[]][] = [
    ['Next start', media ? nextStartLines(media) : []],
    [
      'Findings',
      media ? findings(media).map(({ sentence }) => codeSpan(withoutIsolates(sentence), 500)) : [],
    ],
    ['What may be done', media ? gates(media) : []],
    ['Downloads', input.downloads.map(downloadLine)],
    ['Checked', input.resources.flatMap(resourceLines)],
    ['Last errors', input.errors.toReversed().flatMap(errorLines)],
    ['Browser', browserLines(input.browser)],
  ];
  const parts = sections.flatMap(([title, lines]) =>
    lines.length > 0 ? [`### ${title}\n\n${list(lines)}`] : [],
  );
  return `${[DIAGNOSTICS_HEADING, list(headLines(input)), ...parts].join('\n\n')}\n`;
}

function list(lines: readonly string[]): string {
  const shown = lines.slice(0, MAX_LINES);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].map((line) => `- ${line}`).join('\n');
}

function headLines({ href, session, vpsId, isoIds }: DiagnosticsInput): string[] {
  const link = pageLink(href);
  return [
    `Page: ${link === null ? 'unknown' : `<${link}>`}`,
    session
      ? `Drivebay: ${codeSpan(session.version, 40)}, mode ${session.mode}, role ${session.role}`
      : 'Drivebay: the gateway’s version is not known',
    ...(vpsId === null ? [] : [`HostUp VPS: ${codeSpan(vpsId, 60)}`]),
    ...(isoIds.length === 0
      ? []
      : [
          `VPSBG ISO: ${isoIds
            .slice(0, MAX_LINES)
            .map((id) => codeSpan(id, 20))
            .join(', ')}`,
        ]),
  ];
}

function nextStartLines(media: IsoMedia): string[] {
  const { headline, sentence } = nextStart(media);
  return [headline, sentence].map((line) => codeSpan(withoutIsolates(line), 1_000));
}

function gates({ actions }: IsoMedia): string[] {
  return [
    { name: 'Mount', gate: gateOf(actions.canMount, 'mount') },
    { name: 'Upload', gate: gateOf(actions.canUpload, 'upload') },
  ].map(({ name, gate }) => {
    if (gate.open) return `${name}: allowed${gate.note === undefined ? '' : `, ${codeSpan(gate.note, 500)}`}`;
    const code = gate.code === null ? 'no code' : `code ${codeSpan(gate.code, 100)}`;
    return `${name}: not allowed, ${code}, ${codeSpan(gate.reason, 500)}`;
  });
}

function downloadLine({ id, name, status, size, downloaded, created_at, deletion_at }: Iso): string {
  return [
    `ISO ${id} ${given(name)}: status ${given(status)}`,
    `${formatExactBytes(downloaded) ?? given(downloaded)} of ${formatExactBytes(size) ?? given(size)}`,
    `created ${given(created_at)}`,
    `deletion ${given(deletion_at)}`,
  ].join(', ');
}

/** A value as it came, whatever it was. */
function given(value: string | number | null): string {
  return value === null ? 'not given' : codeSpan(String(value), 120);
}

function resourceLines({ path, asOf, requestId, drift }: Resource): string[] {
  const tolerated = drift.map((each) => `  - tolerated: ${codeSpan(driftWords(each), 160)}`);
  const shown = pathShown(path);
  const line = `${codeSpan(providerEndpoint(shown) ?? shown)} at ${time(asOf)}, request ${given(requestId)}`;
  return [[line, ...tolerated].join('\n')];
}

function errorLines({ at, kind, path, message, problem }: RequestError): string[] {
  const upstream = problem?.upstream;
  const lines = [
    `${time(at)} ${kind} at ${codeSpan(pathShown(path))}: ${codeSpan(message, 500)}`,
    ...(problem
      ? [
          `  - gateway: HTTP ${problem.status}, code ${given(problem.code)}, request ${given(problem.requestId)}, instance ${given(problem.instance)}, at ${given(problem.timestamp)}`,
        ]
      : []),
    ...(upstream
      ? [
          `  - provider: HTTP ${given(upstream.status)}, code ${given(upstream.code)}, request ${given(upstream.requestId)}, instance ${given(upstream.instance)}, at ${given(upstream.timestamp)}`,
          ...messageLines(upstream),
        ]
      : []),
  ];
  return [lines.join('\n')];
}

/** Of what is requested, these say how much of it; the others what for. */
const SHOWN_VALUES: ReadonlySet<string> = new Set(['limit', 'account', 'view', 'details']);

/** The path of a request without what was typed to look for: that may be a customer's words. */
function pathShown(path: string): string {
  const at = path.indexOf('?');
  if (at === -1) return path;
  const [own, query] = [path.slice(0, at), path.slice(at + 1)];
  const pairs = [...new URLSearchParams(query)].map(
    ([name, value]) => `${name}=${SHOWN_VALUES.has(name) ? value : '…'}`,
  );
  return `${own}?${pairs.join('&')}`;
}

/** The provider's own words about an error. */
function messageLines({ title, detail, errors }: UpstreamError): string[] {
  const texts = [
    ['title', title],
    ['detail', detail],
  ].flatMap(([name, text]) => (text ? [`${name} ${codeSpan(text, 500)}`] : []));
  return [
    ...(texts.length > 0 ? [`  - provider’s message: ${texts.join(', ')}`] : []),
    ...errors.flatMap((error) =>
      error
        ? [
            `  - provider’s error at ${given(error.pointer)}: ${codeSpan(error.detail ?? '', 500)}, code ${given(error.code)}`,
          ]
        : [],
    ),
  ];
}

function browserLines(browser: DiagnosticsInput['browser']): string[] {
  const { now, offset, timeZone, name, width, height, visibility, framed } = browser;
  return [
    `Time: ${time(now)}, here ${formatLocalTime(now)}, zone ${given(timeZone)}`,
    `Clock: ${clockWords(offset)}`,
    `${codeSpan(name, 80)}, ${width} × ${height} px, ${visibility}${framed ? ', in a frame' : ''}`,
  ];
}

/** How far this device's clock is from the gateway's. @param offset ms; `null` when it is not known */
export function clockWords(offset: number | null): string {
  if (offset === null || !Number.isFinite(offset)) return m.clockUnknown();
  // The gateway's time is learned from HTTP dates, which are whole seconds.
  const seconds = Math.round(Math.abs(offset) / 1_000);
  if (seconds <= 1) return m.clockAgrees();
  return (offset > 0 ? m.clockBehind : m.clockAhead)({ seconds: String(seconds) });
}

function time(ms: number): string {
  return isShowableTime(ms) ? new Date(ms).toISOString() : 'unknown';
}
