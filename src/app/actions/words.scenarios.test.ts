import { describe, expect, test } from 'vitest';
import { draftErrors, EMPTY_DRAFT } from './download-field.ts';
import { drive, media, slot, UBUNTU, type MediaParts } from '../media/iso-media.fixture.ts';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { confirmation } from './confirmation.ts';
import { fieldWords } from './field-words.ts';
import { DELETE, MOUNT, UNMOUNT } from './intent.fixture.ts';
import type { Intent } from './intent.ts';
import { refusalWords } from './refusal-words.ts';

const INTENTS = {
  mount: MOUNT,
  unmount: UNMOUNT,
  delete: DELETE,
  download: { action: 'download', body: { url: 'https://example.com/a.iso', filename: 'a.iso' } },
  restart: { action: 'restart', serverName: 'web-01' },
} as const satisfies Record<string, Intent>;

/** What HostUp shows afterwards, in English, Swedish and Bulgarian. */
// prettier-ignore
const CONFIRMED: [action: Exclude<keyof typeof INTENTS, 'restart'>, shown: MediaParts, ...words: string[]][] = [
  ['mount', { mounted: [drive('ide2')] },
    'Ubuntu 24.04 LTS is in CD/DVD 3.',
    'Ubuntu 24.04 LTS finns i CD/DVD 3.',
    'Ubuntu 24.04 LTS е в CD/DVD 3.'],
  ['unmount', { mounted: [], availableDevices: [slot('ide2', false)] },
    'CD/DVD 3 is empty.',
    'CD/DVD 3 är tom.',
    'CD/DVD 3 е празно.'],
  ['unmount', { mounted: [drive('ide2', { isoId: 'iso_other' })], available: [{ ...UBUNTU, id: 'iso_other', displayName: 'Debian 12' }] },
    'CD/DVD 3 now holds Debian 12.',
    'CD/DVD 3 innehåller nu Debian 12.',
    'В CD/DVD 3 вече е Debian 12.'],
  ['delete', { available: [] },
    'Ubuntu 24.04 LTS is no longer in the library.',
    'Ubuntu 24.04 LTS finns inte längre i biblioteket.',
    'Ubuntu 24.04 LTS вече не е в библиотеката.'],
  ['download', { available: [{ ...UBUNTU, name: 'a.iso' }] },
    'a.iso is in the library.',
    'a.iso finns i biblioteket.',
    'a.iso е в библиотеката.'],
];

/** What is announced of an action that was not carried out. */
// prettier-ignore
const REFUSED: [action: keyof typeof INTENTS, ...words: string[]][] = [
  ['mount',
    'Ubuntu 24.04 LTS was not mounted. ***',
    'Det gick inte att montera Ubuntu 24.04 LTS. ***',
    'Монтирането не е извършено: Ubuntu 24.04 LTS. ***'],
  ['unmount',
    'Ubuntu 24.04 LTS was not unmounted. ***',
    'Det gick inte att avmontera Ubuntu 24.04 LTS. ***',
    'Демонтирането не е извършено: Ubuntu 24.04 LTS. ***'],
  ['delete',
    'Ubuntu 24.04 LTS was not deleted. ***',
    'Det gick inte att radera Ubuntu 24.04 LTS. ***',
    'Изтриването не е извършено: Ubuntu 24.04 LTS. ***'],
  ['download',
    'The download was not started. ***',
    'Nedladdningen startades inte. ***',
    'Изтеглянето не е стартирано. ***'],
  ['restart',
    'The server was not restarted. ***',
    'Servern startades inte om. ***',
    'Сървърът не е рестартиран. ***'],
];

/** What is wrong with a URL or a file name. */
// prettier-ignore
const WRONG: [field: 'url' | 'filename', typed: string, ...words: string[]][] = [
  ['url', 'ftp://example.com/a.iso',
    'Must begin with http:// or https://',
    'Måste börja med http:// eller https://',
    'Адресът трябва да започва с http:// или https://'],
  ['url', 'https://me:secret@example.com/a.iso',
    'Must not contain a user name or password',
    'Får inte innehålla användarnamn eller lösenord',
    'Адресът не може да съдържа потребителско име или парола'],
  ['url', 'https://example.com/a b.iso',
    'Must be a URL without spaces; encode other characters with %',
    'Måste vara en URL utan mellanslag; koda andra tecken med %',
    'Въведете URL адрес без интервали; останалите специални знаци се кодират с %'],
  ['url', `https://example.com/${'a'.repeat(2_048)}`,
    'Must be at most 2048 characters',
    'Får vara högst 2048 tecken',
    'Допускат се най-много 2048 знака'],
  ['filename', '',
    'Must not be empty',
    'Får inte vara tomt',
    'Името не може да е празно'],
  ['filename', 'a/b.iso',
    'Must not contain slashes or control characters',
    'Får inte innehålla snedstreck eller styrtecken',
    'Името не може да съдържа наклонени черти или контролни знаци'],
  ['filename', '.iso',
    'Must not begin with a dot or a space',
    'Får inte börja med punkt eller mellanslag',
    'Името не може да започва с точка или интервал'],
];

describe.each(SPOKEN.map((language, at) => ({ language, at })))('in $language', ({ language, at }) => {
  test.each(CONFIRMED)('HostUp confirms: %s, with %j', (action, shown, ...words) => {
    const now = media({ available: [UBUNTU], ...shown });
    expect(inLanguage(language, () => confirmation(INTENTS[action], now))).toBe(words[at]);
  });

  test.each(REFUSED)('not carried out: %s', (action, ...words) => {
    expect(inLanguage(language, () => refusalWords(INTENTS[action], '***'))).toBe(words[at]);
  });

  test.each(WRONG)('a field: %s “%s”', (field, typed, ...words) => {
    const draft = { ...EMPTY_DRAFT, url: 'https://example.com/a.iso', filename: 'a.iso', [field]: typed };
    const fault = draftErrors(draft)[field] ?? '';
    expect(inLanguage(language, () => fieldWords(fault))).toBe(words[at]);
  });
});

test('what HostUp says of a field stays in its words', () => {
  expect(inLanguage('sv', () => fieldWords('the URL redirects.'))).toBe('The URL redirects.');
});
