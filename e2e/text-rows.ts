import { MEDIA, ONE_EACH, type StaticRow } from './fault-matrix.ts';

/** Hostile texts, and headers that lie about a good response, of either provider. */
export const TEXT_ROWS: readonly StaticRow[] = [
  ...[
    { id: 'H22', about: 'Set-Cookie, CSP and hop-by-hop headers', scenario: 'setcookie' },
    { id: 'H24', about: 'a good response that claims to be Latin-1', scenario: 'latin1' },
    { id: 'H26', about: 'Date is no date', scenario: 'baddate' },
    { id: 'H26', about: 'Date is missing', scenario: 'nodate' },
    { id: 'H26', about: 'Date of 1970', scenario: 'olddate' },
    { id: 'H26', about: 'Date of 2126', scenario: 'futuredate' },
  ].map((row): StaticRow => ({ ...row, on: ONE_EACH, says: [], never: /1970|2126|\bold\b|Ã/ })),
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
    says: [['main', /returned an error|cannot be reached/]],
  },
  {
    id: 'H15',
    about: 'an error with 100 KB of detail',
    scenario: 'problemlong',
    on: ONE_EACH,
    says: [['main', /returned an error|cannot be reached/]],
    never: /(long detail ){45}/,
  },
  {
    id: 'H18',
    about: 'an error whose type is a javascript: URL',
    scenario: 'problemjavascript',
    on: ONE_EACH,
    says: [['main', /returned an error|cannot be reached/]],
    never: /javascript:/,
  },
];
