import { expect, test } from 'vitest';
import { inLanguage } from '../text/in-language.fixture.ts';
import { driftWords } from './drift-words.ts';

test.each([
  [
    'nothing',
    'size: missing, text expected',
    'size: saknas, förväntat: text',
    'size: липсва, очаква се: текст',
  ],
  ['7', 'size: 7, text expected', 'size: 7, förväntat: text', 'size: 7, очаква се: текст'],
  [
    '"an object"',
    'size: "an object", text expected',
    'size: "an object", förväntat: text',
    'size: "an object", очаква се: текст',
  ],
  [
    'an object',
    'size: an object, text expected',
    'size: ett objekt, förväntat: text',
    'size: обект, очаква се: текст',
  ],
  [
    'a list of 1',
    'size: a list of 1, text expected',
    'size: en lista med 1 post, förväntat: text',
    'size: списък с 1 елемент, очаква се: текст',
  ],
  [
    'a list of 3',
    'size: a list of 3, text expected',
    'size: en lista med 3 poster, förväntat: text',
    'size: списък с 3 елемента, очаква се: текст',
  ],
  [
    'a number too large',
    'size: a number too large, text expected',
    'size: ett för stort tal, förväntat: text',
    'size: твърде голямо число, очаква се: текст',
  ],
])('where %s came, in each language', (got, ...sentences) => {
  const words = () => driftWords({ path: 'size', got, expected: 'text' });
  expect([inLanguage('en', words), inLanguage('sv', words), inLanguage('bg', words)]).toEqual(sentences);
});
