import { isUsableSize } from './samples.ts';
import type { Download } from './download.ts';

interface Amount {
  /** Bytes so far, `null` when unknown. */
  bytes: number | null;
  /** Total bytes, `null` when unknown. */
  size: number | null;
  /** Whole percent, only with a usable size; 100 only once the status is `downloaded`. */
  percent: number | null;
  /** Whether it restarted while this tab watched; percent may only have fallen then. */
  restarted: boolean;
}

/**
 * How far a download is. VPSBG documents `downloading`, `downloaded` and `deleted`, and no failure
 * (https://dev.vpsbg.eu/apidoc/project-345640/api-3665876).
 */
export type Progress = Amount &
  (
    | { state: 'downloading' }
    /** Every byte is there, but the status is not `downloaded` yet. */
    | { state: 'finishing' }
    /** More bytes than the size: not complete, and not to be trusted. */
    | { state: 'over' }
    | { state: 'restarted' }
    | { state: 'downloaded' }
    /** Marked as downloaded; the two byte counts disagree. */
    | { state: 'check' }
    /** The time of deletion has passed and the ISO is still there. */
    | { state: 'due' }
    | { state: 'deleted' }
    /** VPSBG no longer has it, before its deletion time. */
    | { state: 'vanished' }
    /** A status that VPSBG does not document, as it came. */
    | { state: 'unknown'; status: string | null }
  );

/**
 * The state of one download.
 *
 * @param deletionPassed whether its time of deletion has passed by the provider's clock
 */
export function progressOf(download: Download, deletionPassed: boolean): Progress {
  const { iso, bytes, restarts, vanished } = download;
  const restarted = restarts > 0;
  const size = isUsableSize(iso.size) ? iso.size : null;
  const amount = { bytes, size, percent: percentOf(download), restarted };
  if (iso.status === 'deleted' || (vanished && deletionPassed)) return { ...amount, state: 'deleted' };
  if (vanished) return { ...amount, state: 'vanished' };
  if (deletionPassed) return { ...amount, state: 'due' };
  if (iso.status === 'downloaded') {
    const agree = bytes === null || size === null || bytes === size;
    return { ...amount, state: agree ? 'downloaded' : 'check' };
  }
  if (iso.status !== 'downloading') return { ...amount, state: 'unknown', status: iso.status };
  if (bytes !== null && size !== null && bytes >= size) {
    return { ...amount, state: bytes === size ? 'finishing' : 'over' };
  }
  return { ...amount, state: restarted ? 'restarted' : 'downloading' };
}

/** Whole percent; `null` without a usable size, and of a deleted ISO. */
export function percentOf({ iso: { status, size }, bytes, vanished }: Download): number | null {
  if (vanished || status === 'deleted') return null;
  if (bytes === null || !isUsableSize(size) || bytes > size) return null;
  if (bytes < size) return Math.floor((bytes / size) * 100);
  if (status === 'downloaded') return 100;
  return status === 'downloading' ? 99 : null;
}

/** The bar's value: 0 to 100, `indeterminate` while it moves towards an unknown size, `none` when no bar is right. */
export type Bar = number | 'indeterminate' | 'none';

/** The bar of a state that has no percent. */
const BAR_WITHOUT_PERCENT: Record<Progress['state'], Bar> = {
  downloading: 'indeterminate',
  restarted: 'indeterminate',
  finishing: 'indeterminate',
  over: 'indeterminate',
  downloaded: 100,
  check: 'none',
  due: 'none',
  unknown: 'none',
  deleted: 'none',
  vanished: 'none',
};

/** The bar of a download. */
export function barOf({ percent, state }: Progress): Bar {
  return percent ?? BAR_WITHOUT_PERCENT[state];
}

/** No installer is smaller; the smallest netboot image has 1 MB. Our guess: the usual mistake is a saved web page. */
const SMALLEST_INSTALLER_BYTES = 300_000;

/** Whether it is downloaded and cannot be what it was meant to be. */
export function isTooSmall({ state, bytes, size }: Progress): boolean {
  const whole = size ?? bytes;
  return state === 'downloaded' && whole !== null && whole < SMALLEST_INSTALLER_BYTES;
}

/** Whether it is deleted or no longer found, so that its row can be dismissed. */
export function isRemoved({ state }: Progress): boolean {
  return state === 'deleted' || state === 'vanished';
}
