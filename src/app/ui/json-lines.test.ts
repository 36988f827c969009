import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, jsonLines, jsonText, matchingLines, openLines } from './json-lines.ts';

const SAMPLE = { id: 'a', list: [{ name: 'Debian' }, { name: 'Ubuntu' }], empty: [], gone: null };

function drawn(closed: number[] = []): string[] {
  return openLines(jsonLines(SAMPLE), new Set(closed)).map(
    ({ depth, name, text }) => `${' '.repeat(depth)}${name ?? ''} ${text}`,
  );
}

describe('json lines', () => {
  it('draw every value once', () => {
    expect(drawn()).toEqual([
      ' {4 fields}',
      ' id "a"',
      ' list [2 items]',
      '  0 {1 field}',
      '   name "Debian"',
      '  1 {1 field}',
      '   name "Ubuntu"',
      ' empty []',
      ' gone null',
    ]);
  });

  it('leave out what is closed', () => {
    expect(drawn([2])).toEqual([' {4 fields}', ' id "a"', ' list [2 items]', ' empty []', ' gone null']);
    expect(drawn([0])).toEqual([' {4 fields}']);
  });

  it('are found by name and by value, case aside', () => {
    const lines = jsonLines(SAMPLE);
    expect(matchingLines(lines, 'ubuntu')).toEqual([6]);
    expect(matchingLines(lines, 'NAME: "d')).toEqual([4]);
    expect(matchingLines(lines, 'items')).toEqual([]);
    expect(matchingLines(lines, '  ')).toEqual([]);
    expect(ancestorsOf(lines, 6)).toEqual([5, 2, 0]);
    expect(ancestorsOf(lines, 0)).toEqual([]);
  });

  it('show hidden characters as escapes', () => {
    const [, line] = jsonLines({ 'a\u202Eb': 'c\u200Bd\n"\u{E0041}' });
    expect(line).toMatchObject({ name: 'a\\u{202E}b', text: '"c\\u{200B}d\\n\\"\\u{E0041}"' });
  });

  it('end deep nesting as text', () => {
    let deep: unknown = 'end';
    for (let n = 0; n < 5_000; n += 1) deep = [deep];
    expect(jsonLines(deep)).toHaveLength(51);
  });

  it('hang together for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const lines = jsonLines(value);
        expect(openLines(lines, new Set())).toEqual(lines);
        for (const line of lines) {
          expect(lines[line.index]).toBe(line);
          expect(line.end).toBeGreaterThan(line.index);
          expect(line.end).toBeLessThanOrEqual(lines[line.parent]?.end ?? lines.length);
          expect(line.position).toBeLessThanOrEqual(line.siblings);
        }
      }),
    );
  });
});

describe('json text', () => {
  it('reads back as the same value and hides nothing', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', '"', '\\', '\n', '\u202E', '\u{E0041}', '\uD800', 'å', '\u0085'),
    });
    fc.assert(
      fc.property(fc.dictionary(name, name), (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(/[\u202E\u{E0041}\u0085]/u);
      }),
    );
  });
});

it('notes stand at their fields, and a missing field has a line of its own', () => {
  const notes = new Map([
    ['/a/0/b', { text: 'text expected', missing: true }],
    ['/a/0/c', { text: 'unknown to Drivebay', missing: false }],
    ['/d', { text: 'a list expected', missing: true }],
  ]);
  const lines = jsonLines({ a: [{ c: null }] }, notes);
  expect(lines.map(({ path, text, note }) => [path, text, note])).toEqual([
    ['', '{1 field}', null],
    ['/a', '[1 item]', null],
    ['/a/0', '{1 field}', null],
    ['/a/0/c', 'null', 'unknown to Drivebay'],
    ['/a/0/b', 'missing', 'text expected'],
    ['/d', 'missing', 'a list expected'],
  ]);
  expect(matchingLines(lines, 'unknown')).toEqual([3]);
});
