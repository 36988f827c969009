import { parseIsoTime } from '../../contracts/iso-time.ts';
import { fieldsOf } from '../../contracts/paging.ts';
import type { Difference, Evidence } from './finding.ts';
import { ENDPOINTS, type Observed } from './observed.ts';
import { shapeOf } from './shape.ts';

/**
 * What the providers' pages document of values and the schemas tolerate: words, counts, dates. Each takes a response and
 * returns what differs; that a field is there at all is compared by the schema.
 */

/** https://developer.hostup.se/endpoints/vps-services/get-v2-vps-id */
const POWER_STATES = [
  'running',
  'stopped',
  'starting',
  'stopping',
  'paused',
  'provisioning',
  'error',
  'unknown',
];
const SERVICE_STATES = [
  'active',
  'suspended',
  'terminated',
  'pending',
  'cancelled',
  'expired',
  'fraud',
  'unknown',
];
/** https://dev.vpsbg.eu/apidoc/project-345640/api-3665876 */
const ISO_STATES = ['downloading', 'downloaded', 'deleted'];
const LIFETIME_MS = 48 * 60 * 60 * 1_000;
const MICROSECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

type Differs = (path: string, got: string, expected: string) => void;
type Check = (path: string, value: unknown, isRight: (value: unknown) => boolean, expected: string) => void;

/** What differs in the values of one response. */
export function checkValues({ endpoint, response }: Observed): Evidence {
  const differences: Difference[] = [];
  const differs: Differs = (path, got, expected) =>
    differences.push({ endpoint: endpoint.name, path, got, expected });
  const check: Check = (path, value, isRight, expected) => {
    if (!isRight(value)) differs(path, shapeOf(value), expected);
  };
  const body = response && response.status < 300 ? fieldsOf(response.json) : undefined;
  if (!body) return { seen: 0, differences };
  const rows = (name: string) => (Array.isArray(body[name]) ? body[name] : []);
  if (endpoint === ENDPOINTS.list) {
    for (const row of rows('data')) {
      word(differs, 'data[].powerState', fieldsOf(row)?.['powerState'], POWER_STATES);
      word(differs, 'data[].serviceStatus', fieldsOf(row)?.['serviceStatus'], SERVICE_STATES);
    }
  }
  if (endpoint === ENDPOINTS.status) word(differs, 'powerState', body['powerState'], POWER_STATES);
  if (endpoint === ENDPOINTS.media) {
    for (const row of rows('available')) {
      const size = fieldsOf(row)?.['sizeGb'];
      if (typeof size === 'number' && Number.isFinite(size))
        check('available[].sizeGb', size, () => size > 0 && size < 1e6, 'a number above 0, in GB');
    }
    unique(check, 'available[].id', rows('available'), 'id');
    unique(check, 'mounted[].device', rows('mounted'), 'device');
    unique(check, 'availableDevices[].device', rows('availableDevices'), 'device');
  }
  if (endpoint === ENDPOINTS.iso) checkIso(check, differs, '', body);
  if (endpoint === ENDPOINTS.isos)
    for (const row of rows('data')) checkIso(check, differs, 'data[].', fieldsOf(row) ?? {});
  return { seen: 0, differences };
}

/** A word that a page lists. A value of another type is for the schema to compare. */
function word(differs: Differs, path: string, value: unknown, words: readonly string[]): void {
  if (typeof value !== 'string' || words.includes(value)) return;
  differs(path, value.trim() === '' ? 'empty text' : 'another word', words.join(', '));
}

function unique(check: Check, path: string, rows: unknown[], field: string): void {
  const values = rows.map((row) => fieldsOf(row)?.[field]).filter((value) => typeof value === 'string');
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) check(path, twice, () => false, 'each once');
}

function checkIso(check: Check, differs: Differs, at: string, iso: Record<string, unknown>): void {
  const { status, size, downloaded, created_at: created, deletion_at: deletion } = iso;
  word(differs, `${at}status`, status, ISO_STATES);
  for (const [name, bytes] of [['size', size] as const, ['downloaded', downloaded] as const]) {
    if (typeof bytes === 'number' && Number.isFinite(bytes))
      check(`${at}${name}`, bytes, () => Number.isSafeInteger(bytes) && bytes >= 0, 'whole bytes');
  }
  if (typeof size === 'number' && typeof downloaded === 'number' && size > 0) {
    const is = (holds: boolean) => () => holds;
    check(`${at}downloaded`, downloaded, is(downloaded <= size), 'at most `size`');
    if (status === 'downloaded')
      check(`${at}downloaded`, downloaded, is(downloaded >= size), '`size`, as the status is downloaded');
  }
  for (const [name, time] of [['created_at', created] as const, ['deletion_at', deletion] as const]) {
    if (typeof time === 'string')
      check(`${at}${name}`, time, () => isTime(time), 'a time like 0000-00-00T00:00:00.000000Z');
  }
  const [from, to] = [created, deletion].map((time) =>
    typeof time === 'string' ? parseIsoTime(time) : null,
  );
  if (from != null && to != null && Math.abs(to - from - LIFETIME_MS) >= 1_000)
    differs(`${at}deletion_at`, 'another time', '48 hours after `created_at`');
}

function isTime(time: string): boolean {
  return MICROSECONDS.test(time) && parseIsoTime(time) !== null;
}
