import * as v from 'valibot';
import {
  DECOMPRESS,
  downloadBody,
  MAX_FILE_NAME_LENGTH,
  type DownloadBody,
} from '../../contracts/gateway/action-bodies.ts';
import type { GatewayProblem } from '../../contracts/gateway/api.ts';
import { notCompressed } from './messages/downloads.en.ts';

/** What is typed into the form. */
export interface DownloadDraft {
  url: string;
  filename: string;
  /** Whether the file name was typed, and so follows the URL no more; the same for the compression. */
  filenameTyped: boolean;
  decompress: NonNullable<DownloadBody['decompress']>;
  decompressChosen: boolean;
  /** Key of the failed download that is edited; its row goes when this one is started. */
  replaces?: string;
  /** What was typed before that one was edited. */
  aside?: DownloadDraft;
}

export const EMPTY_DRAFT: DownloadDraft = {
  url: '',
  filename: '',
  filenameTyped: false,
  decompress: 'none',
  decompressChosen: false,
};

export const COMPRESSIONS: readonly { value: DownloadDraft['decompress']; label: () => string }[] = [
  { value: 'none', label: () => notCompressed() },
  { value: 'gzip', label: () => 'gzip (.gz)' },
  { value: 'bzip2', label: () => 'bzip2 (.bz2)' },
  { value: 'zstd', label: () => 'zstd (.zst)' },
  { value: 'lzo', label: () => 'lzo (.lzo)' },
];

const SUFFIXES: ReadonlyMap<string, DownloadDraft['decompress']> = new Map([
  ['gz', 'gzip'],
  ['gzip', 'gzip'],
  ['bz2', 'bzip2'],
  ['zst', 'zstd'],
  ['zstd', 'zstd'],
  ['lzo', 'lzo'],
]);

/** The draft with another URL: file name and compression follow it until a person sets them. */
export function withUrl(draft: DownloadDraft, url: string): DownloadDraft {
  const file = fileOf(url);
  const suffix = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const archive = SUFFIXES.get(suffix);
  // HostUp decompresses it: the image is what is inside.
  const image = archive ? file.slice(0, -suffix.length - 1) : file;
  return {
    ...draft,
    url,
    filename: draft.filenameTyped ? draft.filename : image,
    decompress: draft.decompressChosen ? draft.decompress : (archive ?? 'none'),
  };
}

/** The last part of a URL's path, as a file name; empty when the path has none. */
function fileOf(url: string): string {
  if (!URL.canParse(url.trim())) return '';
  const last = new URL(url.trim()).pathname.split('/').at(-1) ?? '';
  return decoded(last)
    .replace(/[/\\\p{Cc}]/gu, '')
    .replace(/^[.\s]+/, '')
    .slice(0, MAX_FILE_NAME_LENGTH);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Field = 'url' | 'filename' | 'decompress';
export type FieldErrors = Partial<Record<Field, string>>;

/** What is wrong with the draft, by field, in the words of the contract; empty when it can be sent. */
export function draftErrors(draft: DownloadDraft): FieldErrors {
  const result = v.safeParse(downloadBody, bodyOf(draft));
  if (result.success) return {};
  const errors: FieldErrors = {};
  for (const issue of result.issues) {
    const field = fieldAt(v.getDotPath(issue) ?? '');
    if (field) errors[field] ??= issue.message;
  }
  return errors;
}

/** Whether a URL is still being typed and so nothing is wrong with it yet. */
export function isBeginning(url: string): boolean {
  const typed = url.trim().toLowerCase();
  return ['http://', 'https://'].some((scheme) => scheme.startsWith(typed));
}

export function bodyOf({ url, filename, decompress }: DownloadDraft): DownloadBody {
  const body = { url: url.trim(), filename: filename.trim() };
  return decompress === 'none' ? body : { ...body, decompress };
}

/** Errors of the gateway or of HostUp that name a field of the form. */
export function refusedFields(problem: GatewayProblem | undefined): FieldErrors {
  const errors: FieldErrors = {};
  for (const error of [...(problem?.errors ?? []), ...(problem?.upstream?.errors ?? [])]) {
    const field = fieldAt(error?.pointer?.replace(/^\//, '') ?? '');
    if (field && error?.detail) errors[field] ??= error.detail;
  }
  return errors;
}

function fieldAt(path: string): Field | undefined {
  return (['url', 'filename', 'decompress'] as const).find((field) => field === path);
}

export function compressionOf(value: string): DownloadDraft['decompress'] {
  return DECOMPRESS.find((each) => each === value) ?? 'none';
}

export const URL_FIELD = 'download-url';

/** To the form under the library. */
export function focusDownloadForm(): void {
  document.getElementById(URL_FIELD)?.focus();
}
