import { describe, expect, test } from 'vitest';
import { inLanguage } from '../text/in-language.fixture.ts';
import { BAYS } from './bays.fixture.ts';
import { baysOf } from './bays.ts';
import { CONTRADICTIONS } from './findings.fixture.ts';
import { findings } from './findings.ts';
import { gateOf, mountGateOf, type Gate } from './gate.ts';
import { media, slot, type MediaParts } from './iso-media.fixture.ts';
import { SENTENCES } from './languages.fixture.ts';
import { controlPanel, hostUpPanel } from './messages/media.en.ts';
import { NEXT_STARTS } from './next-start.fixture.ts';
import { nextStart } from './next-start.ts';
import { seenOf } from './seen.ts';
import { CHANGES } from './since.fixture.ts';
import { changesSince } from './since.ts';
import { adviceOn, toDo } from './to-do.ts';

const gateWords = (gate: Gate) => [gate.open ? (gate.note ?? '') : gate.reason];
const gate = (reason: string | null, code: string | null, allowed = true) => ({ allowed, reason, code });

/** Responses of every kind. */
const RESPONSES: MediaParts[] = [
  ...NEXT_STARTS.map(([, parts]) => parts),
  ...CONTRADICTIONS.map(([, parts]) => parts),
  { availableDevices: [slot('ide2', true)] },
];

/** Everything that is said of the scenarios, each list whenever it is called. */
const SAID: (() => string[])[] = [
  ...RESPONSES.flatMap((parts) => {
    const response = media(parts);
    return [
      () => [nextStart(response).headline, nextStart(response).sentence],
      () => findings(response).map(({ sentence }) => sentence),
      () =>
        [hostUpPanel(), controlPanel()].flatMap((panel) => [
          toDo(response, panel, 'usual') ?? '',
          toDo(response, panel, 'stopped') ?? '',
          toDo(response, panel, 'troubled') ?? '',
        ]),
      () => findings(response).map((one) => adviceOn([one], hostUpPanel())),
      () => gateWords(mountGateOf(response)),
    ];
  }),
  ...BAYS.map(
    ([, parts]) =>
      () =>
        baysOf(media(parts)).bays.flatMap(({ name, details, tag }) => [name, ...details, tag?.words ?? '']),
  ),
  ...CHANGES.map(
    ([, before, now]) =>
      () =>
        changesSince(seenOf(media(before), 0), media(now)),
  ),
  ...[gate(null, 'beta'), gate('Slow', 'beta'), gate('Slow', null), gate(null, null, false), null].map(
    (each) => () => [...gateWords(gateOf(each, 'mount')), ...gateWords(gateOf(each, 'upload'))],
  ),
  () => gateWords(gateOf(gate(null, 'pending_order', false), 'mount')),
];

describe.each(['sv', 'bg'] as const)('what is said of the scenarios, in %s', (language) => {
  const place = { sv: 1, bg: 2 }[language];

  test('is the sentence of the table', () => {
    const table = new Map(SENTENCES.map((row) => [row[0], row[place]]));
    for (const words of SAID) {
      const english = words();
      const expected = english.map((text) => table.get(text) ?? text);
      expect(inLanguage(language, words).map(plain)).toEqual(expected);
    }
  });

  test('is never the English one', () => {
    for (const [english, ...others] of SENTENCES) expect(others).not.toContain(english);
  });
});

test('each row of the table is said of some scenario', () => {
  const said = new Set(SAID.flatMap((words) => words()));
  expect(SENTENCES.map(([english]) => english).filter((english) => !said.has(english))).toEqual([]);
});

/** How a language writes numbers is tested with the numbers. */
function plain(text: string): string {
  return text.replaceAll(/(?<=\d)[,.\u00a0\u202f](?=\d{3}\b)/g, '').replaceAll(/\b5,9\b/g, '5.9');
}
