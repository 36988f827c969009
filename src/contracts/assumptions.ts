import * as v from 'valibot';
import { actionGate } from './hostup/iso-media.ts';
import { fieldsOf, isStated, pagingIn, type ReadableHeaders } from './paging.ts';
import { part, rows } from './tolerant.ts';
import { iso } from './vpsbg/iso.ts';

/**
 * Everything Drivebay assumes about the two APIs and that no page of theirs confirms. Each is listed in
 * docs/assumptions.md; when a provider documents one, move it out of this file. When one is wrong, one edit here is
 * enough (scripts/proofs/assumptions.test.ts). Gateway and browser read by the same schema, one after the other: it must
 * be able to read what it made.
 */

/** Path of VPSBG's "List ISOs". The call is in their navigation; its page could not be read. */
export const ASSUMED_VPSBG_ISO_LIST_PATH = '/isos';

/** Name of the query parameter that selects a later page of that list, from 2; documented for their list of servers. */
export const ASSUMED_VPSBG_PAGE_PARAMETER = 'page';

/** A count of pages or rows. Laravel writes some of them as text; what is no count is not there. */
const count = v.nullish(
  v.fallback(
    v.nullable(
      v.pipe(
        v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))]),
        v.safeInteger(),
        v.minValue(0),
      ),
    ),
    null,
  ),
);

/** What speaks for a next page in other forms of paging. Only whether it is there counts. */
const nextSigns = {
  next_cursor: v.nullish(v.unknown()),
  has_more: v.nullish(v.unknown()),
  has_more_pages: v.nullish(v.unknown()),
};
const links = v.nullish(
  v.fallback(
    v.union([
      // The buttons of Laravel's plain paginator, or links that name their relation.
      v.array(part(v.object({ rel: v.nullish(v.unknown()) }))),
      v.object({ next: v.optional(v.unknown()) }),
    ]),
    {},
  ),
);

/**
 * One page of VPSBG's "List ISOs": `{ data: [ISO…] }`, and how it is paged in `links` and `meta`, both as documented for
 * their list of snapshots; the flat names are those of Laravel's plain paginator, `pagination` that of Fractal. Only
 * whether `next` is there counts: its URL is never followed.
 */
export const assumedVpsbgIsoPage = v.object({
  data: rows(iso),
  links,
  meta: v.nullish(
    v.fallback(
      v.object({
        last_page: count,
        total: count,
        ...nextSigns,
        pagination: v.nullish(v.fallback(v.object({ total: count, total_pages: count, links }), {})),
      }),
      {},
    ),
  ),
  next_page_url: v.nullish(v.unknown()),
  ...nextSigns,
  last_page: count,
  total: count,
});

/** The page with what its headers state about paging, where its body does not: a next page, and how many ISOs there are. */
export function assumedVpsbgPaging(json: unknown, headers: ReadableHeaders): unknown {
  const body = fieldsOf(json);
  const { next, total, lastPage } = pagingIn(headers);
  if (!body || (next === null && total === null && lastPage === null)) return json;
  return {
    ...body,
    has_more: isStated(body['has_more']) || next !== null,
    total: body['total'] ?? total,
    last_page: body['last_page'] ?? lastPage,
  };
}
export type VpsbgIsoPage = v.InferOutput<typeof assumedVpsbgIsoPage>;

/** Where VPSBG's error bodies have their words, as those of a Laravel application: in all, and by field beside a 422. */
export const ASSUMED_VPSBG_ERROR = { detail: 'message', errors: 'errors' } as const;

/**
 * VPSBG describes its rate-limit headers without their names (in the copy we could read). The wait after a 429 is the
 * `Retry-After` of RFC 9110.
 */
export const ASSUMED_VPSBG_RATE_LIMIT_HEADERS = {
  limit: 'x-ratelimit-limit',
  remaining: 'x-ratelimit-remaining',
} as const;

/** Both limits are taken as calls in a minute; VPSBG documents "per minute", HostUp does not. */
export const ASSUMED_RATE_LIMIT_WINDOW_MS = 60_000;

/**
 * HostUp's ids of VPSs: `vps_` and lower-case letters and digits in every example; no pattern is declared. Patterns and
 * words about them are made of this, here and in id-forms.ts.
 */
export const ASSUMED_HOSTUP_VPS_ID_FORM = {
  prefix: 'vps_',
  /** What follows it: letters and digits, as in a character class. */
  characters: '0-9a-z',
  /** The same in words. */
  words: 'lower-case letters or digits',
  /** So many of them at most. */
  most: 40,
} as const;

/** The same as a pattern of the whole id. */
export const ASSUMED_HOSTUP_VPS_ID = new RegExp(
  `^${ASSUMED_HOSTUP_VPS_ID_FORM.prefix}[${ASSUMED_HOSTUP_VPS_ID_FORM.characters}]{1,${ASSUMED_HOSTUP_VPS_ID_FORM.most}}$`,
);

/** Characters of an id of HostUp's in which letters and digits mix. Only a pasted text is judged by it. */
export const ASSUMED_HOSTUP_VPS_ID_LENGTH = 30;

/** VPSBG's ids are integers; the page gives no range. With so many digits each is exact as a number, too. */
export const ASSUMED_VPSBG_ISO_ID_DIGITS = 15;

/** The same as a pattern. Compared as text, so that no digit is lost. */
export const ASSUMED_VPSBG_ISO_ID = new RegExp(`^[1-9][0-9]{0,${ASSUMED_VPSBG_ISO_ID_DIGITS - 1}}$`);

/** HostUp's panel, where one mounts, unmounts and sets the boot order: on the host of its API. No page links to it. */
export const ASSUMED_HOSTUP_PANEL_URL = 'https://cloud.hostup.se';

/** HostUp's slot labels: ide2 is "CD/DVD 3" and ide3 "CD/DVD 4" on the page; ide0 and ide1 by the same rule. */
export const ASSUMED_HOSTUP_SLOT_LABELS: ReadonlyMap<string, string> = new Map([
  ['ide0', 'CD/DVD 1'],
  ['ide1', 'CD/DVD 2'],
  ['ide2', 'CD/DVD 3'],
  ['ide3', 'CD/DVD 4'],
]);

/**
 * The kinds of HostUp's boot devices by their `type`, whatever its case: `cdrom` and `disk` as in the page's example,
 * `network` by analogy. Of any other type a device may be a disk.
 */
export const ASSUMED_BOOT_TYPES: ReadonlyMap<string, 'cd' | 'disk' | 'other'> = new Map([
  ['cdrom', 'cd'],
  ['disk', 'disk'],
  ['network', 'other'],
]);

/**
 * An `isoId` that names no medium: blank, or `none`, as Proxmox writes an empty drive (`none,media=cdrom` in full).
 * HostUp's page does not show an empty drive.
 */
export const ASSUMED_NO_MEDIUM = /^\s*(?:none\s*(?:,.*)?)?$/is;

/** HostUp's image ids: opaque and `iso_…` in every example. One with other characters is shown, but not acted on. */
export const ASSUMED_HOSTUP_ISO_ID = /^(?!\.+$)[\w.:~-]{1,200}$/;

/**
 * HostUp's page on mounting could not be read; a sibling names `isoId`, and `device` is assumed after unmounting.
 * `false` sends `isoId` alone, and a drive cannot be chosen.
 */
export const ASSUMED_MOUNT_TAKES_DEVICE = true;

/** Where HostUp mounts without `device`: the drive that it unmounts without one. */
export const ASSUMED_DEFAULT_DEVICE = 'ide2';

/** The gate of a download from a URL: no page links the two. `null` would leave the decision to HostUp alone. */
export const ASSUMED_DOWNLOAD_GATE: 'canUpload' | null = 'canUpload';

/** `canRestart` is documented as the gate of a restart, but not that the live status has it. Where absent, HostUp decides. */
export const ASSUMED_RESTART_GATE = v.object({ canRestart: v.nullish(part(actionGate), null) });

/** A VPS in this power state is started, as a restart is documented for one that runs. */
export const ASSUMED_POWERED_OFF: ReadonlySet<string> = new Set(['stopped']);

/**
 * The body of a restart and of a start: nothing, for the graceful path. The page says to send none and calls the body
 * required; a client that works sends this one. `force` is documented for a restart, and never sent.
 */
export const ASSUMED_RESTART_BODY: Readonly<Record<string, never>> = {};

/** Which statuses mean that HostUp has done or accepted an action: 204 is documented for deleting a disk, not an image. */
export function assumedSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The words of a job's `status` or `state` that end it, in any case. All others go on, unknown ones too. */
export const ASSUMED_JOB_ENDS: ReadonlyMap<string, 'completed' | 'failed'> = new Map([
  ['completed', 'completed'],
  ['failed', 'failed'],
]);

/** A job's `progress` of 0 is what its queue writes before anything is known, so it means nothing. */
export const ASSUMED_ZERO_PROGRESS_IS_UNKNOWN = true;

/** Jobs are read with the key that started them: no page names the scope that reading one needs. */
export const ASSUMED_JOBS_NEED_WRITE_KEY = true;
