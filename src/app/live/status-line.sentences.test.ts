import { expect, test } from 'vitest';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { checkWords, shortStatusLine, statusLine, type StatusLine } from './status-line.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const USUAL = {
  who: 'HostUp',
  now: NOW,
  checked: NOW - 6_000,
  every: 15_000,
  failed: false,
  pause: null,
  limit: null,
};
const LIMIT = { reason: '{reason}', until: NOW + 40_000 };

/** Durations have tables of their own. */
function textOf({ before, time, after }: StatusLine): string {
  return [before, time === null ? null : '{time}', after].filter(Boolean).join(' ');
}

// prettier-ignore
test.each([
  [{}, 'Live · HostUp checked {time} ago', 'Live · HostUp kontrollerades för {time} sedan', 'На живо · HostUp: проверено преди {time}'],
  [{ every: null }, 'No more updates · HostUp checked {time} ago', 'Inga fler uppdateringar · HostUp kontrollerades för {time} sedan', 'Няма повече обновявания · HostUp: проверено преди {time}'],
  [{ checked: NOW - 45_000 }, 'Out of date · HostUp checked {time} ago', 'Inaktuellt · HostUp kontrollerades för {time} sedan', 'Остарели данни · HostUp: проверено преди {time}'],
  [{ failed: true }, 'Update failed · HostUp checked {time} ago', 'Uppdateringen misslyckades · HostUp kontrollerades för {time} sedan', 'Обновяването не успя · HostUp: проверено преди {time}'],
  [{ pause: 'hidden' }, 'Paused in background · HostUp checked {time} ago', 'Pausat i bakgrunden · HostUp kontrollerades för {time} sedan', 'Пауза във фонов режим · HostUp: проверено преди {time}'],
  [{ pause: 'out-of-view' }, 'Paused out of view · HostUp checked {time} ago', 'Pausat utom synhåll · HostUp kontrollerades för {time} sedan', 'Пауза, докато не се вижда · HostUp: проверено преди {time}'],
  [{ checked: null }, 'Loading from HostUp', 'Läser in från HostUp', 'Зареждане от HostUp'],
  [{ checked: null, failed: true }, 'Could not load from HostUp', 'Det gick inte att läsa in från HostUp', 'Зареждането от HostUp не успя'],
  [{ limit: LIMIT }, 'Next update in {time} · {reason}', 'Nästa uppdatering om {time} · {reason}', 'Следващо обновяване след {time} · {reason}'],
  [{ limit: { ...LIMIT, until: NOW }, checked: null }, 'Next update soon · {reason}', 'Nästa uppdatering sker snart · {reason}', 'Предстои обновяване · {reason}'],
] as const)('%j', (given, ...texts) => {
  const all = SPOKEN.map((language) => inLanguage(language, () => textOf(statusLine({ ...USUAL, ...given }))));
  expect(all).toEqual(texts);
});

// prettier-ignore
test.each([
  [{}, 'VPSBG · {time} ago', 'VPSBG · för {time} sedan', 'VPSBG · преди {time}'],
  [{ checked: NOW - 45_000 }, 'VPSBG · old, {time} ago', 'VPSBG · inaktuellt, för {time} sedan', 'VPSBG · остарели данни, преди {time}'],
  [{ failed: true }, 'VPSBG · update failed', 'VPSBG · uppdateringen misslyckades', 'VPSBG · обновяването не успя'],
  [{ limit: LIMIT }, 'VPSBG · next update in {time}', 'VPSBG · nästa uppdatering om {time}', 'VPSBG · следващо обновяване след {time}'],
] as const)('in the head of a panel: %j', (given, ...texts) => {
  const line = () => textOf(shortStatusLine({ ...USUAL, who: 'VPSBG', ...given }));
  expect(SPOKEN.map((language) => inLanguage(language, line))).toEqual(texts);
});

test('what the line leaves out', () => {
  expect(SPOKEN.map((language) => inLanguage(language, () => checkWords(null, null)))).toEqual([
    'Not loaded yet',
    'Inte inläst ännu',
    'Още не е заредено',
  ]);
});
