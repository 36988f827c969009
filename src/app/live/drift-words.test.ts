import * as v from 'valibot';
import { expect, test } from 'vitest';
import { differenceFrom, finite, rows, text } from '../../contracts/tolerant.ts';
import { inLanguage, SPOKEN } from '../text/in-language.fixture.ts';
import { driftWords } from './drift-words.ts';

const shape = v.object({ a: text, b: finite, c: rows(v.object({ d: text })) });

test.each([
  [
    'a list',
    { a: [1, 2] },
    'a: a list of 2, text expected',
    'a: en lista med längden 2, förväntat: text',
    'a: списък с дължина 2, очаква се: текст',
  ],
  [
    'an object',
    { b: {} },
    'b: an object, a number expected',
    'b: ett objekt, förväntat: ett tal',
    'b: обект, очаква се: число',
  ],
  [
    'a number that none can hold',
    { b: Infinity },
    'b: a number too large, a number expected',
    'b: ett för stort tal, förväntat: ett tal',
    'b: твърде голямо число, очаква се: число',
  ],
  [
    'JSON stays as it came',
    { b: 'x' },
    'b: "x", a number expected',
    'b: "x", förväntat: ett tal',
    'b: "x", очаква се: число',
  ],
  [
    'nothing',
    { c: undefined },
    'c: missing, a list expected',
    'c: saknas, förväntat: en lista',
    'c: липсва, очаква се: списък',
  ],
])('%s', (_, odd, ...words) => {
  const { drift } = differenceFrom(shape, { a: 'x', b: 1, c: [], ...odd });
  const shown = () => drift.map((each) => driftWords(each));
  expect(SPOKEN.map((language) => inLanguage(language, shown))).toEqual(words.map((text) => [text]));
});
