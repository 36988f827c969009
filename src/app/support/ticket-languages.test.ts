import { expect, test } from 'vitest';
import { recognise } from './recognise.ts';
import { holdsCertainSecret, redact } from './redact.ts';

const ID = 'vps_01hxa3b4c5d6e7f8g9h0j1k2m3';

function idsIn(text: string): string[] {
  const result = recognise(text);
  if (result.kind === 'nothing') return [];
  return 'found' in result ? result.found.map(({ id }) => id) : [result.id];
}

// prettier-ignore
test.each([
  [`Hej! Min server ${ID} startar från fel skiva. Mvh Anna`, [ID]],
  [`Hej, VPS:en ${ID}, startar inte.`, [ID]],
  ['ISO-nedladdning 12 är kvar.', ['12']],
  ['ISO-avbildning nummer 12 och 15 saknas', ['12', '15']],
  ['ISO-filen nr 12', ['12']],
  ['Mitt ärende 4711 gäller ISO 12', ['12']],
  [`Здравейте, сървърът ${ID} не стартира.`, [ID]],
  [`Моят VPS „${ID}“ спря.`, [ID]],
  ['Изтегляне на ISO 12 спря на 40 %.', ['12']],
  ['ISO образ № 12 и 15 липсват', ['12', '15']],
  ['ISO файл с номер 12', ['12']],
  ['ИСО 12 и 15 са изтрити', ['12', '15']],
  ['Тикет 4711: ISO 12 липсва', ['12']],
])('a Swedish or Bulgarian customer surely means it: %s', (text, ids) => {
  expect(recognise(text).kind).toBe(ids.length > 1 ? 'several' : ids[0] === ID ? 'vps' : 'iso');
  expect(idsIn(text)).toEqual(ids);
});

test.each([
  'Nedladdning nr 12 har stannat vid 40 %.',
  'Nedladdningen 12 har stannat.',
  'Изтегляне № 12 спря.',
  'Изтеглянето 12 спря',
])('may be the number of a download, as in English: %s', (text) => {
  expect([recognise(text).kind, idsIn(text)]).toEqual(['unsure', ['12']]);
});

test.each([
  'Beställning #12 är inte klar',
  'Jag laddade ned en ISO för 12 minuter sedan',
  'Nedladdningen 12 minuter senare',
  'Поръчка #12 не е готова',
  'Изтеглих ISO преди 12 минути',
])('names something else: %s', (text) => {
  expect(idsIn(text)).toEqual([]);
});

test.each([
  'Lösenord: hemlig4711',
  'lösenord=hemlig4711',
  'API-nyckel: hemlig4711',
  'Парола: tayna4711',
  'API ключ: tayna4711',
])('is a secret: %s', (text) => {
  expect(holdsCertainSecret(text)).toBe(true);
  expect(redact(text)).not.toContain('4711');
});
