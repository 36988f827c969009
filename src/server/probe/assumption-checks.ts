import * as v from 'valibot';
import * as assumptions from '../../contracts/assumptions.ts';
import { parseIsoTime } from '../../contracts/iso-time.ts';
import { ISO_ID_IN_WORDS, VPS_ID_IN_WORDS, VPS_ID_PREFIX } from '../../contracts/id-forms.ts';
import { fieldsOf, isStated, pagingIn, type ReadableHeaders } from '../../contracts/paging.ts';
import { differenceFrom } from '../../contracts/tolerant.ts';
import { parseHttpDate } from '../../rate-limit/retry-after.ts';
import { bodiesOf, rowsIn, type Seen } from './calls.ts';
import { UNSEEN, join, type Evidence } from './finding.ts';
import { ENDPOINTS, type EndpointKey, type Observed, type ProbedEndpoint } from './observed.ts';
import { errorBodies } from './response-checks.ts';
import { shapeOf } from './shape.ts';

/** How an assumption is compared with what was seen. */
interface AssumptionCheck {
  /** What should hold: one sentence. */
  about: string;
  evidence: (seen: Seen) => Evidence;
}

/** What no `GET` can show. The trial of actions shows some of it. */
const unseen = (about: string): AssumptionCheck => ({ about, evidence: () => UNSEEN });

/** Evidence of values at one place: each is as assumed, or differs. */
function judge(
  from: EndpointKey | ProbedEndpoint,
  path: string,
  values: readonly unknown[],
  isRight: (value: unknown) => boolean,
  expected: string,
): Evidence {
  const endpoint = typeof from === 'string' ? ENDPOINTS[from].name : from.name;
  return {
    seen: values.length,
    differences: values
      .filter((value) => !isRight(value))
      .map((value) => ({ endpoint, path, got: shapeOf(value), expected })),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const listIn = (body: Record<string, unknown> | undefined, name: string): unknown[] =>
  Array.isArray(body?.[name]) ? body[name] : [];
const texts = (list: readonly unknown[], name: string) =>
  list.map((row) => fieldsOf(row)?.[name]).filter(isText);
const isBlankMedium = (id: string) => assumptions.ASSUMED_NO_MEDIUM.test(id);

const responsesOf = (observed: readonly Observed[]) =>
  observed.flatMap(({ endpoint, response }) => (response ? [{ ...response, endpoint }] : []));

/** What patterns are made of: the patterns are compared. */
type Part = 'ASSUMED_HOSTUP_VPS_ID_FORM' | 'ASSUMED_VPSBG_ISO_ID_DIGITS';

/** Each assumption with the responses that can show it. A new one must be added here: the type demands it. */
export const ASSUMPTION_CHECKS: Record<Exclude<keyof typeof assumptions, Part>, AssumptionCheck> = {
  ASSUMED_VPSBG_ISO_LIST_PATH: {
    about: `VPSBG lists ISOs at GET ${assumptions.ASSUMED_VPSBG_ISO_LIST_PATH}.`,
    evidence: ({ isos }) => {
      const [first] = responsesOf(isos);
      if (!first || [401, 403, 423, 429].includes(first.status) || first.status >= 500) return UNSEEN;
      return judge('isos', 'status', [first.status], (status) => status === 200, '200');
    },
  },
  ASSUMED_VPSBG_PAGE_PARAMETER: {
    about: `?${assumptions.ASSUMED_VPSBG_PAGE_PARAMETER}=2 is the second page of that list.`,
    evidence: ({ isos }) => {
      const [first, second] = bodiesOf(isos).map((body) => new Set(idsIn(listIn(body, 'data'))));
      if (!first || !second || second.size === 0) return UNSEEN;
      const isSame = [...second].every((id) => first.has(id));
      const got = isSame ? 'the rows of the first page' : 'other rows';
      const difference = {
        endpoint: ENDPOINTS.isos.name,
        path: 'data of page 2',
        got,
        expected: 'other rows',
      };
      return { seen: 1, differences: isSame ? [difference] : [] };
    },
  },
  assumedVpsbgIsoPage: {
    about: 'That list is { data: […] }, paged by `links` and `meta` alone.',
    evidence: ({ isos }) => join(...bodiesOf(isos).map(pageEvidence)),
  },
  assumedVpsbgPaging: {
    about: 'No header states how that list is paged.',
    evidence: ({ isos }) =>
      join(
        ...responsesOf(isos)
          .filter(({ status }) => status < 300)
          .map(({ headers }) => {
            const { next, total, lastPage } = pagingIn(headers);
            const stated = [next, total, lastPage].some((each) => each !== null);
            return judge('isos', 'headers', [stated], () => !stated, 'nothing about paging');
          }),
      ),
  },
  ASSUMED_VPSBG_ERROR: {
    about: `VPSBG’s errors are { ${assumptions.ASSUMED_VPSBG_ERROR.detail} }, with \`${assumptions.ASSUMED_VPSBG_ERROR.errors}\` by field where fields are wrong.`,
    evidence: ({ isos, iso }) => errorBodies([...isos, ...iso], isAssumedError),
  },
  ASSUMED_VPSBG_RATE_LIMIT_HEADERS: {
    about: `VPSBG states its rate limit in ${assumptions.ASSUMED_VPSBG_RATE_LIMIT_HEADERS.limit} and ${assumptions.ASSUMED_VPSBG_RATE_LIMIT_HEADERS.remaining}.`,
    evidence: ({ isos, iso }) =>
      join(
        ...responsesOf([...isos, ...iso]).map(({ endpoint, headers }) => rateLimitHeaders(endpoint, headers)),
      ),
  },
  ASSUMED_RATE_LIMIT_WINDOW_MS: {
    about: `A rate limit counts the calls of ${assumptions.ASSUMED_RATE_LIMIT_WINDOW_MS / 1_000} s: it is reset by then.`,
    evidence: ({ list, media, status }) =>
      join(
        ...responsesOf([...list, ...media, ...status]).map(({ endpoint, headers }) =>
          resetEvidence(endpoint, headers),
        ),
      ),
  },
  ASSUMED_HOSTUP_VPS_ID: {
    about: `IDs of VPSs are ${VPS_ID_IN_WORDS}.`,
    evidence: ({ list }) => {
      const ids = texts(rowsIn(list), 'id');
      const isRight = (id: unknown) => isText(id) && assumptions.ASSUMED_HOSTUP_VPS_ID.test(id);
      return judge('list', 'data[].id', ids, isRight, VPS_ID_IN_WORDS);
    },
  },
  ASSUMED_HOSTUP_VPS_ID_LENGTH: {
    about: `An ID of a VPS in which letters and digits mix has ${assumptions.ASSUMED_HOSTUP_VPS_ID_LENGTH} characters.`,
    evidence: ({ list }) => {
      const mixed = texts(rowsIn(list), 'id').filter((id) => {
        const rest = id.slice(VPS_ID_PREFIX.length);
        return assumptions.ASSUMED_HOSTUP_VPS_ID.test(id) && /\d/.test(rest) && /[a-z]/i.test(rest);
      });
      const length = assumptions.ASSUMED_HOSTUP_VPS_ID_LENGTH;
      return judge(
        'list',
        'data[].id',
        mixed,
        (id) => isText(id) && id.length === length,
        `${length} characters in all`,
      );
    },
  },
  ASSUMED_VPSBG_ISO_ID: {
    about: `The ID of an ISO is ${ISO_ID_IN_WORDS}.`,
    evidence: ({ isos }) => {
      const ids = rowsIn(isos).flatMap((row) => fieldsOf(row)?.['id'] ?? []);
      const isRight = (id: unknown) =>
        typeof id === 'number' && assumptions.ASSUMED_VPSBG_ISO_ID.test(String(id));
      return judge('isos', 'data[].id', ids, isRight, ISO_ID_IN_WORDS);
    },
  },
  ASSUMED_HOSTUP_PANEL_URL: unseen('HostUp’s panel is on the host of its API. No response can show it.'),
  ASSUMED_HOSTUP_SLOT_LABELS: {
    about: `CD/DVD devices are labelled ${[...assumptions.ASSUMED_HOSTUP_SLOT_LABELS.values()].join(', ')}.`,
    evidence: ({ media }) =>
      join(
        ...bodiesOf(media).flatMap((body) =>
          listIn(body, 'availableDevices').map((slot) => {
            const { device, description } = fieldsOf(slot) ?? {};
            const label = isText(device) ? assumptions.ASSUMED_HOSTUP_SLOT_LABELS.get(device) : undefined;
            if (label === undefined || !isText(description)) return UNSEEN;
            return judge(
              'media',
              `availableDevices[].description of ${String(device)}`,
              [description],
              (text) => text === label,
              label,
            );
          }),
        ),
      ),
  },
  ASSUMED_BOOT_TYPES: {
    about: `The types of boot devices are ${[...assumptions.ASSUMED_BOOT_TYPES.keys()].join(', ')}.`,
    evidence: ({ media }) => {
      const devices = bodiesOf(media).flatMap((body) =>
        listIn(fieldsOf(body['bootOrder']), 'availableDevices'),
      );
      const isRight = (type: unknown) =>
        isText(type) && assumptions.ASSUMED_BOOT_TYPES.has(type.toLowerCase());
      const expected = [...assumptions.ASSUMED_BOOT_TYPES.keys()].join(', ');
      return judge('media', 'bootOrder.availableDevices[].type', texts(devices, 'type'), isRight, expected);
    },
  },
  ASSUMED_NO_MEDIUM: {
    about: 'A drive that holds nothing has a blank `isoId`, or none.',
    evidence: ({ media }) => {
      const drives = bodiesOf(media).flatMap((body) => listIn(body, 'mounted'));
      return { seen: texts(drives, 'isoId').filter(isBlankMedium).length, differences: [] };
    },
  },
  ASSUMED_HOSTUP_ISO_ID: {
    about: 'IDs of images can stand in a path.',
    evidence: ({ media }) => {
      const bodies = bodiesOf(media);
      const [images, drives] = ['available', 'mounted'].map((name) =>
        bodies.flatMap((body) => listIn(body, name)),
      );
      const isRight = (id: unknown) => isText(id) && assumptions.ASSUMED_HOSTUP_ISO_ID.test(id);
      const expected = 'letters, digits and _ . : ~ -';
      const mediumIds = texts(drives ?? [], 'isoId').filter((id) => !isBlankMedium(id));
      return join(
        judge('media', 'available[].id', texts(images ?? [], 'id'), isRight, expected),
        judge('media', 'mounted[].isoId', mediumIds, isRight, expected),
      );
    },
  },
  ASSUMED_MOUNT_TAKES_DEVICE: unseen('Mounting takes the drive as `device`.'),
  ASSUMED_DEFAULT_DEVICE: unseen(
    `Without \`device\`, HostUp mounts into ${assumptions.ASSUMED_DEFAULT_DEVICE}.`,
  ),
  ASSUMED_DOWNLOAD_GATE: unseen(
    `\`${assumptions.ASSUMED_DOWNLOAD_GATE}\` is the gate of a download from a URL.`,
  ),
  ASSUMED_RESTART_GATE: {
    about: 'The live status may have the gate `canRestart`.',
    evidence: ({ status }) => {
      const gates = bodiesOf(status).flatMap((body) => fieldsOf(body['actions'])?.['canRestart'] ?? []);
      const isRight = (canRestart: unknown) =>
        differenceFrom(assumptions.ASSUMED_RESTART_GATE, { canRestart }).drift.length === 0;
      return judge('status', 'actions.canRestart', gates, isRight, 'a gate');
    },
  },
  ASSUMED_POWERED_OFF: {
    about: `The power state of a VPS that is off is ${[...assumptions.ASSUMED_POWERED_OFF].join(' or ')}.`,
    evidence: ({ list, status }) => {
      const states = texts([...rowsIn(list), ...bodiesOf(status)], 'powerState');
      return {
        seen: states.filter((state) => assumptions.ASSUMED_POWERED_OFF.has(state)).length,
        differences: [],
      };
    },
  },
  ASSUMED_RESTART_BODY: unseen('Restart and start take the body {}. The probe restarts nothing.'),
  assumedSuccess: unseen('Every status from 200 to 299 means that HostUp did or accepted an action.'),
  ASSUMED_JOB_ENDS: unseen(`A job ends with ${[...assumptions.ASSUMED_JOB_ENDS.keys()].join(' or ')}.`),
  ASSUMED_ZERO_PROGRESS_IS_UNKNOWN: unseen('A job’s progress of 0 means nothing.'),
  ASSUMED_JOBS_NEED_WRITE_KEY: unseen('A job is read with the key that started it.'),
};

/** The one assumption that stands in a schema: docs/assumptions.md. */
export const HAS_MORE: AssumptionCheck = {
  about: 'HostUp’s list of VPSs says `hasMore`, true or false.',
  evidence: ({ list }) => {
    const stated = bodiesOf(list).flatMap((body) => ('hasMore' in body ? [body['hasMore']] : []));
    return judge('list', 'hasMore', stated, (value) => typeof value === 'boolean', 'true or false');
  },
};

function idsIn(rows: readonly unknown[]): unknown[] {
  return rows.map((row) => fieldsOf(row)?.['id']);
}

/** What of a page is documented for VPSBG's list of snapshots. */
const PAGE_FIELDS = ['data', 'links', 'meta'];
const META_FIELDS = ['current_page', 'from', 'last_page', 'links', 'path', 'per_page', 'to', 'total'];

function pageEvidence(body: Record<string, unknown>): Evidence {
  const names = Object.keys(assumptions.assumedVpsbgIsoPage.entries);
  const strange = (from: Record<string, unknown>, documented: readonly string[], known: readonly string[]) =>
    known.filter((name) => !documented.includes(name) && isStated(from[name]));
  const meta = fieldsOf(body['meta']) ?? {};
  const others = [
    ...strange(body, PAGE_FIELDS, names),
    ...strange(meta, META_FIELDS, ['next_cursor', 'has_more', 'has_more_pages', 'pagination']).map(
      (name) => `meta.${name}`,
    ),
  ];
  const endpoint = ENDPOINTS.isos.name;
  const expected = 'paging in `links` and `meta`';
  const isList = Array.isArray(body['data']);
  const noList = { endpoint, path: 'data', got: shapeOf(body['data']), expected: 'a list' };
  return {
    seen: 1,
    differences: [
      ...others.map((path) => ({ endpoint, path, got: 'another form of paging', expected })),
      ...(isList ? [] : [noList]),
    ],
  };
}

function isAssumedError(json: unknown): boolean {
  const body = fieldsOf(json);
  const names = assumptions.ASSUMED_VPSBG_ERROR;
  if (!body || !isText(body[names.detail])) return false;
  const errors = body[names.errors];
  if (errors === undefined || errors === null) return true;
  const parsed = v.safeParse(v.record(v.string(), v.array(v.string())), errors);
  return parsed.success && !Array.isArray(errors);
}

/** Usual names of other APIs. A response without any of them tells nothing. */
const OTHER_LIMITS = [
  'ratelimit',
  'ratelimit-limit',
  'ratelimit-policy',
  'x-rate-limit-limit',
  'x-rate-limit-remaining',
];

function rateLimitHeaders(endpoint: ProbedEndpoint, headers: ReadableHeaders): Evidence {
  const { limit, remaining } = assumptions.ASSUMED_VPSBG_RATE_LIMIT_HEADERS;
  const isCount = (value: unknown) => isText(value) && /^\d{1,9}$/.test(value.trim());
  const assumed = [limit, remaining].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [judge(endpoint, `headers.${name}`, [value], isCount, 'a count')];
  });
  const others = OTHER_LIMITS.filter((name) => headers.get(name) !== null).map((name) =>
    judge(endpoint, `headers.${name}`, [name], () => false, `its limit in ${limit}`),
  );
  return join(...assumed, ...(assumed.length > 0 ? [] : others));
}

/** More than the window, for the difference of two clocks, ms. */
const CLOCKS_MS = 30_000;
const DAY_MS = 86_400_000;

function resetEvidence(endpoint: ProbedEndpoint, headers: ReadableHeaders): Evidence {
  const reset = headers.get('x-ratelimit-reset');
  if (reset === null) return UNSEEN;
  const at = parseIsoTime(reset);
  const date = parseHttpDate(headers.get('date'));
  // By the provider's own clock, unless its `Date` is of another clock than the time it names.
  const isSameClock = at !== null && date !== undefined && Math.abs(at - date) < DAY_MS;
  const now = isSameClock ? date : Date.now();
  const isNear = at !== null && at - now <= assumptions.ASSUMED_RATE_LIMIT_WINDOW_MS + CLOCKS_MS;
  const expected = `an ISO 8601 time within ${assumptions.ASSUMED_RATE_LIMIT_WINDOW_MS / 1_000} s`;
  return judge(endpoint, 'headers.x-ratelimit-reset', [reset], () => isNear, expected);
}
