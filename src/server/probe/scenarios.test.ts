import { expect, test } from 'vitest';
import { HOSTUP_SCENARIOS } from '../../sandbox/hostup-scenarios.ts';
import { VPSBG_SCENARIOS } from '../../sandbox/vpsbg-scenarios.ts';
import { callEach } from './calls.ts';
import { inTurns, PATIENT, sandboxOfTest } from './probe.fixture.ts';
import { reportOf, type Report } from './report.ts';

/** What the probe says of every scenario of the sandbox: each deviation, and no other. */

/** Scenarios whose response is not whole within the deadline. */
const LATE = new Set(['slow', 'silence', 'headersonly', 'stall', 'drip']);
/** Those whose connection ends inside the response. */
const CUT = new Set(['truncated', 'truncatedchunk', 'reset']);

const OF_BOTH: Record<string, string[]> = {
  servererrorhtml: ['body: an HTML page'],
  badgateway: ['status: 502', 'body: an HTML page'],
  gatewaytimeout: ['status: 504', 'body: an HTML page'],
  unavailable: ['status: 503'],
  unavailablesilent: ['status: 503'],
  notready: ['status: 409'],
  ratelimitdate: ['headers.retry-after: text that is no number'],
  ratelimitreset: ['headers.retry-after: nothing'],
  ratelimitbad: ['headers.retry-after: text that is no number'],
  ratelimitzero: ['headers.retry-after: a whole number'],
  ratelimitsilent: ['headers.retry-after: nothing'],
  ratelimithuge: ['headers.retry-after: a whole number'],
  html200: ['headers.content-type: text/html', 'body: an HTML page'],
  htmlasjson: ['body: no JSON that can be read'],
  invalidjson: ['body: no JSON that can be read'],
  emptybody: ['body: no JSON that can be read'],
  nocontent: ['status: 204'],
  justoverlimit: ['body: more than 1 MiB'],
  redirect: ['status: 302'],
  redirectsame: ['status: 302'],
  redirectpermanent: ['status: 308'],
  redirectmoved: ['status: 301'],
  redirecttemporary: ['status: 307'],
  wrongtype: ['headers.content-type: text/plain'],
  latin1: ['headers.content-type: application/json in another charset'],
  baddate: ['headers.date: text that is no HTTP date'],
  olddate: ['headers.date: another time than this machine’s, by more than 5 min'],
  futuredate: ['headers.date: another time than this machine’s, by more than 5 min'],
  nodate: ['headers.date: nothing'],
  notype: ['headers.content-type: nothing'],
  oddcoding: ['status: 203'],
  huge: ['body: more than 1 MiB'],
  gzipbomb: ['body: more than 1 MiB'],
  challenge: ['body: an HTML page'],
  jsonlist: ['the whole body: a list'],
  jsonnull: ['the whole body: null'],
  jsontext: ['the whole body: text'],
  jsonnumber: ['the whole body: a whole number'],
  toparray: ['the whole body: a list'],
  topnull: ['the whole body: null'],
  topstring: ['the whole body: text'],
};

const NO_MEDIA = ['available', 'mounted', 'bootOrder', 'availableDevices', 'actions'].map(
  (field) => `${field}: nothing`,
);
const OF_HOSTUP: Record<string, string[]> = {
  ...OF_BOTH,
  bootodd: ['bootOrder: a list'],
  bootword: ['bootOrder: text'],
  bootnulls: ['bootOrder.order[]: null', 'bootOrder.availableDevices[]: null'],
  boottypes: ['bootOrder.availableDevices[].type: text'],
  gatemissing: ['actions.canMount: nothing'],
  gatesgone: ['actions: nothing'],
  gatemalformed: [
    'actions.canMount.allowed: text',
    'actions.canMount.reason: a whole number',
    'actions.canUpload: a whole number',
  ],
  badsizes: [
    'null',
    'nothing',
    'text of a number',
    'a whole number',
    'a negative number',
    'a whole number beyond 2^53',
  ].map((got) => `available[].sizeGb: ${got}`),
  brokenitems: [
    'available[]: null',
    'available[]: a whole number',
    'available[]: text',
    'available[].id: nothing',
    'available[].name: nothing',
    'available[].displayName: nothing',
    'available[].sizeGb: nothing',
    'available[].format: nothing',
    'mounted[]: null',
    'mounted[]: a whole number',
    'availableDevices[]: null',
    'availableDevices[]: text',
  ],
  extrafields: [
    'available[].{name}: a field',
    'available[].owner: a field',
    'mounted[].{name}: a field',
    'mounted[].owner: a field',
    'actions.{name}: a field',
    '{name}: a field',
    'owner: a field',
  ],
  prototypekeys: ['bootOrder.{name}: a field'],
  hostiletext: ['availableDevices[].description of ide2: text'],
  duplicateids: [
    'available[].id: iso_ and 26 lower-case letters or digits',
    'mounted[].device: text',
    'availableDevices[].device: text',
  ],
  driftedtypes: [
    'available[].displayName: a list',
    'available[].sizeGb: text of a number',
    'available[].format: a whole number',
    'mounted[].device: a whole number',
    'mounted[].mounted: text',
    'mounted[].isCloudInit: a whole number',
    'availableDevices[].type: a whole number',
    'availableDevices[].description: an object',
    'availableDevices[].inUse: text',
  ],
  infinity: ['available[].sizeGb: a number too large'],
  deep: ['bootOrder: a list', 'later: a field'],
  topnumber: ['the whole body: a whole number'],
  topempty: NO_MEDIA,
  availableobject: ['available: an object'],
  mountedmissing: ['mounted: nothing'],
  slotsnull: ['availableDevices: null'],
  wrapped: [...NO_MEDIA, 'success: a field', 'data: a field'],
  othervps: ['id: another id', 'vps: a field'],
  locked: ['status: 423'],
  invalid: ['status: 422'],
  ratelimitbad: [...(OF_BOTH['ratelimitbad'] ?? []), 'headers.x-ratelimit-reset: text'],
  ratelimitzero: [...(OF_BOTH['ratelimitzero'] ?? []), 'headers.x-ratelimit-reset: empty text'],
  ratelimitsilent: [...(OF_BOTH['ratelimitsilent'] ?? []), 'headers.x-ratelimit-reset: empty text'],
  ratelimitexceeded: ['code: another word'],
  ratelimitunknown: ['code: another word'],
  problemlies: ['title: a whole number', 'errors: text', 'status in the body: a status of success'],
};

const ERROR_PAGE = 'body of an error: an HTML page';
const NO_ISO = ['status', 'name', 'size', 'downloaded', 'created_at', 'deletion_at'].map(
  (field) => `${field}: nothing`,
);
const OF_VPSBG: Record<string, string[]> = {
  ...OF_BOTH,
  nullsize: ['size: null'],
  shortdownloaded: ['downloaded: a whole number'],
  statusfailed: ['status: another word'],
  statusqueued: ['status: another word'],
  statusempty: ['status: empty text'],
  statusnull: ['status: null'],
  baddates: ['created_at: empty text', 'deletion_at: a time like 0000-00-00 00:00:00'],
  numberdates: ['created_at: a whole number', 'deletion_at: a number with a fraction'],
  nodates: ['created_at: nothing', 'deletion_at: nothing'],
  oddoffset: [
    'created_at: a time like 0000-00-00T00:00:00+00:00',
    'deletion_at: a time like 0000-00-00T00:00:00+00:00',
    'deletion_at: another time',
  ],
  reverseddates: ['deletion_at: another time'],
  farfuture: ['deletion_at: another time'],
  stringbytes: ['size: text of digits', 'downloaded: text of digits'],
  negativebytes: ['size: a negative number', 'downloaded: a negative number'],
  fractional: ['size: a number with a fraction', 'downloaded: a number with a fraction'],
  hugesize: ['size: a whole number beyond 2^53', 'downloaded: a whole number beyond 2^53'],
  infinity: ['size: a number too large'],
  hostilestatus: ['status: another word'],
  noname: ['name: nothing'],
  nullname: ['name: null'],
  extrafields: ['{name}: a field', 'checksum: a field'],
  prototypekeys: ['{name}: a field'],
  textid: ['id: text of digits'],
  otherid: ['id: another id'],
  nullfields: NO_ISO,
  topempty: ['id: nothing', ...NO_ISO],
  wrapped: ['id: nothing', ...NO_ISO, 'data: a field'],
  badrequest: ['status: 400'],
  servererrorhtml: [ERROR_PAGE],
  badgateway: ['status: 502', ERROR_PAGE],
  gatewaytimeout: ['status: 504', ERROR_PAGE],
  challenge: [ERROR_PAGE],
};

const deviationsIn = ({ findings }: Report) =>
  findings.flatMap(({ differences }) => differences.map(({ path, got }) => `${path}: ${got}`));

function expectedOf(name: string, table: Record<string, string[]>) {
  const result = LATE.has(name) ? 'no response in time' : CUT.has(name) ? 'not reached' : undefined;
  return { deviations: table[name] ?? [], ...(result !== undefined && { result }) };
}

function foundIn(report: Report, name: string, call: number) {
  const result = report.calls[call]?.result;
  return { deviations: deviationsIn(report), ...((LATE.has(name) || CUT.has(name)) && { result }) };
}

const limitsOf = (name: string) => (LATE.has(name) ? { ...PATIENT, deadlineMs: 300 } : PATIENT);
/** Of a machine that is busy, seconds are no bound. */
const LONG = { timeout: 180_000 };
const isOwn = (name: string) => !name.startsWith('then');

test('of every scenario of HostUp each deviation is found, and none invented', LONG, async () => {
  const sandbox = await sandboxOfTest();
  const hostup = { url: sandbox.hostupUrl, apiKey: sandbox.accounts.empty.hostup };
  const names = [...HOSTUP_SCENARIOS.keys()].filter(isOwn);
  const found = await inTurns(names, async (name) => {
    const seen = await callEach({ upstreams: { hostup }, vps: `vps_${name}`, limits: limitsOf(name) });
    return [name, foundIn(reportOf(seen), name, 1)] as const;
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(names.map((name) => [name, expectedOf(name, OF_HOSTUP)])),
  );
});

test('of every scenario of VPSBG each deviation is found, and none invented', LONG, async () => {
  const sandbox = await sandboxOfTest();
  const vpsbg = { url: sandbox.vpsbgUrl, apiKey: sandbox.accounts.empty.vpsbg };
  const scenarios = [...VPSBG_SCENARIOS].filter(([, { name }]) => isOwn(name));
  const found = await inTurns(scenarios, async ([number, { name }]) => {
    const iso = `${number}000000`;
    const seen = await callEach({ upstreams: { vpsbg }, iso, limits: limitsOf(name) });
    return [name, foundIn(reportOf(seen), name, 4)] as const;
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(scenarios.map(([, { name }]) => [name, expectedOf(name, OF_VPSBG)])),
  );
});

test('what the sandbox calls a drift is one in these tables', () => {
  const drifting = (scenarios: Iterable<{ name: string; drifts: boolean }>) =>
    [...scenarios].filter(({ name, drifts }) => drifts && isOwn(name)).map(({ name }) => name);
  const ofHostup = drifting([...HOSTUP_SCENARIOS].map(([name, { drifts }]) => ({ name, drifts })));
  expect(ofHostup.filter((name) => !OF_HOSTUP[name])).toEqual([]);
  expect(drifting(VPSBG_SCENARIOS.values()).filter((name) => !OF_VPSBG[name])).toEqual([]);
});
