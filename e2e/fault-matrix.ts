/**
 * The fault matrix: what may come from a provider or the network, and what the pages must say then. Each row is a
 * test for each of its pages; `fault-matrix.spec.ts` makes them, and holds the cases that need hands of their own.
 */

/** Where a row is tried. */
export type Place = 'VPS page' | 'ISO page' | 'picked download' | 'overview' | 'ISO list';

interface PlaceFacts {
  provider: 'hostup' | 'vpsbg';
  /** The region that shows the provider's data. */
  region: string;
  /** What a good answer shows in it. */
  good: RegExp;
  /** Whether it shows a list of the account, which has no scenarios. */
  isList?: true;
}

export const PLACES: Record<Place, PlaceFacts> = {
  'VPS page': { provider: 'hostup', region: 'Drives', good: /Ubuntu 24\.04 LTS/ },
  overview: { provider: 'hostup', region: 'Virtual servers', good: /web-01/, isList: true },
  'ISO page': { provider: 'vpsbg', region: 'Download', good: /ubuntu-24\.04\.1-live-server-amd64\.iso/ },
  'picked download': {
    provider: 'vpsbg',
    region: 'Downloads',
    good: /ubuntu-24\.04\.1-live-server-amd64\.iso/,
  },
  'ISO list': { provider: 'vpsbg', region: 'ISO downloads', good: /\.iso/, isList: true },
};

/** An answer that is odd from the start and stays so. */
export interface StaticRow {
  id: string;
  about: string;
  /** A scenario of the sandbox. */
  scenario: string;
  on: readonly Place[];
  /** What a region says; `main` is the whole page. */
  says: readonly (readonly [region: string, words: RegExp])[];
  /** What stands nowhere on the page. */
  never?: RegExp;
}

/** A fault after a good answer. */
export interface FaultRow {
  id: string;
  about: string;
  /** A fault of the sandbox. */
  fault: string;
  on: readonly Place[];
  /** What the region says meanwhile, beside the last good data and the time of its check. */
  says: RegExp;
  /** Who asks again once it is over; by default Drivebay itself. */
  mended?: 'by hand';
  /** The provider asks to wait: it is called again when the wait is over (`named`), or 1 s later at the soonest. */
  wait?: 'named' | 'unsaid';
  /** How far this device's clock is off, ms. */
  clockOff?: number;
}

const MEDIA: readonly Place[] = ['VPS page'];
const ISO: readonly Place[] = ['ISO page', 'picked download'];
const ONE_EACH: readonly Place[] = ['VPS page', 'ISO page'];
const EVERYWHERE: readonly Place[] = ['VPS page', 'ISO page', 'picked download', 'overview', 'ISO list'];

export const STATIC_ROWS: readonly StaticRow[] = [
  {
    id: 'P01',
    about: 'every list empty, no boot order',
    scenario: 'emptyarrays',
    on: MEDIA,
    says: [
      ['Drives', /No CD\/DVD slot/],
      ['Boot order', /gives no boot order/],
      ['ISO library', /library is empty/],
    ],
  },
  {
    id: 'P02',
    about: 'name and display name null',
    scenario: 'nonames',
    on: MEDIA,
    says: [
      ['Drives', /iso_odd0+1/],
      ['ISO library', /iso_odd0+1[^]*only-a-file-name\.iso|only-a-file-name\.iso[^]*iso_odd0+1/],
    ],
  },
  {
    id: 'P03',
    about: 'sizes 0, negative, null, missing',
    scenario: 'badsizes',
    on: MEDIA,
    says: [['ISO library', /(size unknown[^]*){5}/]],
    never: /-5 GB|e\+|1e18/,
  },
  {
    id: 'P05',
    about: 'a mounted ISO that is not in the library',
    scenario: 'notinlibrary',
    on: MEDIA,
    says: [
      ['Drives', /unknown image \(iso_01hxa3b4c5d6e7f8g9h0j1k2m3\)[^]*Not in the ISO library/],
      ['ISO library', /SystemRescue/],
    ],
  },
  {
    id: 'P06',
    about: 'an ISO named, yet mounted: false',
    scenario: 'notmounted',
    on: MEDIA,
    says: [['Drives', /Not mounted[^]*Ubuntu 24\.04 LTS, but says that it is not mounted/]],
  },
  {
    id: 'P08',
    about: 'one ISO in two drives',
    scenario: 'sametwice',
    on: MEDIA,
    says: [
      ['Drives', /ide2[^]*Ubuntu 24\.04 LTS[^]*ide3[^]*Ubuntu 24\.04 LTS/],
      ['ISO library', /ide2, ide3/],
    ],
  },
  {
    id: 'P09',
    about: 'a cloud-init drive',
    scenario: 'cloudinit',
    on: MEDIA,
    says: [['Drives', /Cloud-init drive[^]*not an installation medium/]],
  },
  ...(
    [
      ['bootempty', /could not be read|no boot order|empty/],
      ['bootnokeys', /scsi0/],
      ['bootunknownid', /virtio9[^]*scsi0/],
      ['bootduplicates', /ide2[^]*scsi0[^]*ide2/],
      ['bootnulls', /could not be read|scsi0[^]*ide2/],
      ['bootodd', /could not be read|no boot order/],
    ] as const
  ).map(([scenario, words]): StaticRow => ({
    id: 'P10',
    about: `an odd boot order (${scenario})`,
    scenario,
    on: MEDIA,
    says: [
      ['Boot order', words],
      ['Drives', /Ubuntu 24\.04 LTS/],
    ],
  })),
  {
    id: 'P12',
    about: 'slot types nobody knows',
    scenario: 'unknowntype',
    on: MEDIA,
    says: [['Drives', /virtual_tray[^]*usb-cdrom 2\.0/]],
  },
  {
    id: 'P13',
    about: 'every device null',
    scenario: 'nodevice',
    on: MEDIA,
    says: [['Drives', /(unnamed slot[^]*){4}/]],
  },
  {
    id: 'P15',
    about: 'blocked without reason and code',
    scenario: 'gatenoreason',
    on: MEDIA,
    says: [['What you can do', /Not allowed[^]*HostUp gives no reason/]],
  },
  {
    id: 'P17',
    about: 'a reason code nobody knows',
    scenario: 'gateunknowncode',
    on: MEDIA,
    says: [['What you can do', /The host is being moved\.[^]*node_evacuation_v2/]],
  },
  {
    id: 'P18',
    about: 'unknown fields everywhere',
    scenario: 'extrafields',
    on: ['VPS page', 'ISO page', 'picked download'],
    says: [],
    never: /futureField|acct_abc123|checksum/,
  },
  {
    id: 'P22',
    about: 'broken items among the good',
    scenario: 'brokenitems',
    on: MEDIA,
    says: [
      ['ISO library', /Ubuntu 24\.04 LTS/],
      ['ISO library', /SystemRescue/],
      ['ISO library', /An entry that could not be read/],
      ['Drives', /Unreadable entry/],
      ['Drives', /Ubuntu 24\.04 LTS/],
    ],
  },
  {
    id: 'P23',
    about: '5,000 ISOs',
    scenario: 'library5000',
    on: MEDIA,
    says: [
      ['ISO library', /5,000 ISOs/],
      ['Drives', /Ubuntu 24\.04 LTS/],
    ],
  },
  {
    id: 'V01',
    about: 'size 0 and no byte',
    scenario: 'nothingyet',
    on: ISO,
    says: [['main', /0 B so far, size unknown/]],
    never: /\d %/,
  },
  {
    id: 'V02',
    about: 'size null',
    scenario: 'nullsize',
    on: ISO,
    says: [['main', /B so far, size unknown/]],
    never: /\d %/,
  },
  {
    id: 'V03',
    about: 'more bytes than the size',
    scenario: 'over',
    on: ISO,
    says: [
      ['main', /Not complete: VPSBG reports more bytes than the size, [\d,]+ bytes of 2,773,874,688 bytes/],
    ],
    never: /\b(100|1\d\d) %/,
  },
  {
    id: 'V06',
    about: 'all bytes there, still downloading',
    scenario: 'finishing',
    on: ISO,
    says: [['main', /Finishing[^]*All bytes are there/]],
    never: /\b100 %/,
  },
  {
    id: 'V07',
    about: 'downloaded with fewer bytes than the size',
    scenario: 'shortdownloaded',
    on: ISO,
    says: [['main', /VPSBG says downloaded but reports fewer bytes/]],
  },
  {
    id: 'V08',
    about: 'deleted',
    scenario: 'deleted',
    on: ISO,
    says: [['main', /Deleted/]],
    never: /Deletion in/,
  },
  ...(
    [
      ['statusfailed', /failed[^]*documentation does not list/],
      ['statusqueued', /queued[^]*documentation does not list/],
      ['statusempty', /Status unknown[^]*gave no status/],
      ['statusnull', /Status unknown[^]*gave no status/],
    ] as const
  ).map(([scenario, words]): StaticRow => ({
    id: 'V09',
    about: `an undocumented status (${scenario})`,
    scenario,
    on: ISO,
    says: [['main', words]],
  })),
  ...['baddates', 'numberdates', 'nodates'].map((scenario): StaticRow => ({
    id: 'V13',
    about: `dates that are none (${scenario})`,
    scenario,
    on: ISO,
    says: [['main', /Deletion time unknown/]],
    never: /1970|Deletion in/,
  })),
  {
    id: 'V15',
    about: 'deletion before creation',
    scenario: 'reverseddates',
    on: ISO,
    says: [['main', /Deletion time lies before the creation time/]],
    never: /Deletion in/,
  },
  {
    id: 'V15',
    about: 'deletion in ten years',
    scenario: 'farfuture',
    on: ISO,
    says: [['main', /Deletion in 3,?6\d\d days/]],
  },
  {
    id: 'V16',
    about: 'negative bytes',
    scenario: 'negativebytes',
    on: ISO,
    says: [['main', /Size and progress unknown/]],
    never: /-\d+(\.\d+)? ?(B|kB|MB)/,
  },
  {
    id: 'V16',
    about: 'bytes with a fraction',
    scenario: 'fractional',
    on: ISO,
    says: [['main', /unknown/]],
    never: /\d\.\d+ bytes/,
  },
  {
    id: 'V16',
    about: 'bytes as text',
    scenario: 'stringbytes',
    on: ISO,
    says: [['main', /Size and progress unknown|1\.00 GB of 2\.77 GB/]],
  },
  {
    id: 'V16',
    about: 'bytes beyond 2^53, and 1e999',
    scenario: 'infinity',
    on: ISO,
    says: [['main', /size unknown/]],
  },
  ...[
    { id: 'H22', about: 'Set-Cookie, CSP and hop-by-hop headers', scenario: 'setcookie' },
    { id: 'H24', about: 'a good answer that claims to be Latin-1', scenario: 'latin1' },
    { id: 'H26', about: 'Date is no date', scenario: 'baddate' },
    { id: 'H26', about: 'Date is missing', scenario: 'nodate' },
    { id: 'H26', about: 'Date of 1970', scenario: 'olddate' },
    { id: 'H26', about: 'Date of 2126', scenario: 'futuredate' },
  ].map((row): StaticRow => ({ ...row, on: ONE_EACH, says: [], never: /1970|2126|\bold\b|Ã/ })),
  {
    id: 'C05',
    about: 'more than 100 days left',
    scenario: 'farfuture',
    on: ['ISO page'],
    says: [['Download', /Deletion in \d+ days/]],
    never: /\d{3,} h\b/,
  },
  {
    id: 'X01',
    about: 'names with HTML and templates',
    scenario: 'hostiletext',
    on: ['VPS page', 'ISO page', 'picked download'],
    says: [['main', /<img src=x onerror="alert\(1\)">\.iso/]],
  },
  {
    id: 'X02',
    about: 'bidi overrides and zero-width characters',
    scenario: 'hostiletext',
    on: ['VPS page', 'ISO page'],
    says: [['main', /ubuntu-\\u\{202E\}osi\.exe\\u\{2066\}\.iso[^]*|zero\\u\{200B\}width/]],
    never: /[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/,
  },
  {
    id: 'X04',
    about: 'newline, tab, NUL and ANSI codes',
    scenario: 'hostiletext',
    on: ['VPS page', 'ISO page'],
    says: [['main', /line one\\nline two\\ttab\\r\\nline three/]],
    // eslint-disable-next-line no-control-regex -- that none is left is what is checked
    never: /[\u0000\u0007\u001B]/,
  },
  {
    id: 'X05',
    about: '10,000 characters without a space',
    scenario: 'longtext',
    on: ['VPS page', 'ISO page', 'picked download'],
    says: [['main', /(longname){10,}.*…/]],
    never: /(longname){1000}/,
  },
  {
    id: 'X07',
    about: 'a reason with HTML, a link and markdown',
    scenario: 'gatehtml',
    on: MEDIA,
    says: [
      ['What you can do', /<b>Pay<\/b> \[here\]\(https:\/\/evil\.example\/\) <img src=x onerror=alert\(1\)>/],
    ],
  },
  {
    id: 'X07',
    about: 'an error whose detail is HTML',
    scenario: 'problemhtml',
    on: ONE_EACH,
    says: [['main', /has a problem/]],
  },
  {
    id: 'H15',
    about: 'an error with 100 KB of detail',
    scenario: 'problemlong',
    on: ONE_EACH,
    says: [['main', /has a problem/]],
    never: /(long detail ){45}/,
  },
  {
    id: 'H18',
    about: 'an error whose type is a javascript: URL',
    scenario: 'problemjavascript',
    on: ONE_EACH,
    says: [['main', /has a problem/]],
    never: /javascript:/,
  },
];

const UNEXPECTED = /unexpected/;
const PROBLEM = /has a problem/;
const WAIT = /asked to wait/;

export const FAULT_ROWS: readonly FaultRow[] = [
  { id: 'P20', about: 'a list', fault: 'jsonlist', on: EVERYWHERE, says: UNEXPECTED },
  { id: 'P20', about: 'null', fault: 'jsonnull', on: ONE_EACH, says: UNEXPECTED },
  { id: 'P20', about: 'a text', fault: 'jsontext', on: ONE_EACH, says: UNEXPECTED },
  { id: 'P20', about: 'a number', fault: 'jsonnumber', on: ONE_EACH, says: UNEXPECTED },
  { id: 'P24', about: '1 MiB and a byte', fault: 'justoverlimit', on: ONE_EACH, says: UNEXPECTED },
  { id: 'P24', about: '50 MB', fault: 'huge', on: ONE_EACH, says: UNEXPECTED },
  { id: 'P24', about: '50 MB in 50 KB of gzip', fault: 'gzipbomb', on: MEDIA, says: UNEXPECTED },
  { id: 'P26', about: 'JSON that does not parse', fault: 'invalidjson', on: EVERYWHERE, says: UNEXPECTED },
  { id: 'P26', about: 'an empty 200', fault: 'emptybody', on: ONE_EACH, says: UNEXPECTED },
  { id: 'P26', about: '204', fault: 'nocontent', on: ONE_EACH, says: UNEXPECTED },
  { id: 'P27', about: 'an HTML page with 200', fault: 'html200', on: EVERYWHERE, says: UNEXPECTED },
  { id: 'P27', about: 'HTML that claims to be JSON', fault: 'htmlasjson', on: ONE_EACH, says: UNEXPECTED },
  { id: 'V22', about: '422', fault: 'invalid', on: ['ISO page'], says: /rejected/, mended: 'by hand' },
  { id: 'V22', about: '423', fault: 'locked', on: [...ISO, 'VPS page'], says: /has locked it for now/ },
  {
    id: 'H01',
    about: '429 with Retry-After in seconds',
    fault: 'ratelimited',
    on: EVERYWHERE,
    says: WAIT,
    wait: 'named',
  },
  {
    id: 'H02',
    about: '429 with an HTTP date, this clock an hour fast',
    fault: 'ratelimitdate',
    on: ONE_EACH,
    says: WAIT,
    wait: 'named',
    clockOff: 3_600_000,
  },
  {
    id: 'H04',
    about: '429 with X-RateLimit-Reset only',
    fault: 'ratelimitreset',
    on: ONE_EACH,
    says: WAIT,
    wait: 'named',
  },
  { id: 'H05', about: 'Retry-After: abc', fault: 'ratelimitbad', on: ONE_EACH, says: WAIT, wait: 'unsaid' },
  { id: 'H05', about: 'Retry-After: 0', fault: 'ratelimitzero', on: ONE_EACH, says: WAIT, wait: 'unsaid' },
  {
    id: 'H11',
    about: '503 with Retry-After',
    fault: 'unavailable',
    on: ONE_EACH,
    says: PROBLEM,
    wait: 'named',
  },
  {
    id: 'H11',
    about: '503 without',
    fault: 'unavailablesilent',
    on: ONE_EACH,
    says: PROBLEM,
    wait: 'unsaid',
  },
  { id: 'H11', about: '502 with HTML', fault: 'badgateway', on: EVERYWHERE, says: PROBLEM, wait: 'unsaid' },
  { id: 'H11', about: '504 with HTML', fault: 'gatewaytimeout', on: ONE_EACH, says: PROBLEM, wait: 'unsaid' },
  {
    id: 'H12',
    about: '401 mid-session',
    fault: 'unauthorized',
    on: EVERYWHERE,
    says: /refused the API key/,
    mended: 'by hand',
  },
  {
    id: 'H13',
    about: '403, a missing scope',
    fault: 'forbidden',
    on: ONE_EACH,
    says: /refused access/,
    mended: 'by hand',
  },
  { id: 'H14', about: '404', fault: 'missing', on: MEDIA, says: /does not know it/, mended: 'by hand' },
  { id: 'H15', about: '500 with HTML', fault: 'servererrorhtml', on: ONE_EACH, says: PROBLEM },
  {
    id: 'H17',
    about: '429 as rate_limit_exceeded',
    fault: 'ratelimitexceeded',
    on: MEDIA,
    says: WAIT,
    wait: 'named',
  },
  {
    id: 'H17',
    about: '429 with a code nobody knows',
    fault: 'ratelimitunknown',
    on: MEDIA,
    says: WAIT,
    wait: 'named',
  },
  { id: 'H21', about: '301 elsewhere', fault: 'redirectmoved', on: MEDIA, says: UNEXPECTED },
  { id: 'H21', about: '302 elsewhere', fault: 'redirect', on: ONE_EACH, says: UNEXPECTED },
  { id: 'H21', about: '302 on the same host', fault: 'redirectsame', on: ONE_EACH, says: UNEXPECTED },
  { id: 'H21', about: '307 elsewhere', fault: 'redirecttemporary', on: MEDIA, says: UNEXPECTED },
  { id: 'H21', about: '308 elsewhere', fault: 'redirectpermanent', on: MEDIA, says: UNEXPECTED },
  { id: 'H24', about: 'JSON as text/plain', fault: 'wrongtype', on: ONE_EACH, says: UNEXPECTED },
  { id: 'H24', about: 'JSON without Content-Type', fault: 'notype', on: ONE_EACH, says: UNEXPECTED },
  { id: 'N01', about: 'silence', fault: 'silence', on: ONE_EACH, says: /did not answer in time/ },
  {
    id: 'N01',
    about: 'headers, then silence',
    fault: 'headersonly',
    on: MEDIA,
    says: /did not answer in time/,
  },
  {
    id: 'N01',
    about: 'a stall inside the body',
    fault: 'stall',
    on: ONE_EACH,
    says: /did not answer in time/,
  },
  { id: 'N02', about: 'a byte a second', fault: 'drip', on: MEDIA, says: /did not answer in time/ },
  { id: 'N03', about: 'a reset inside the body', fault: 'reset', on: EVERYWHERE, says: PROBLEM },
  { id: 'N03', about: 'a short Content-Length', fault: 'truncated', on: ONE_EACH, says: PROBLEM },
  { id: 'N03', about: 'a cut chunked body', fault: 'truncatedchunk', on: MEDIA, says: PROBLEM },
];
