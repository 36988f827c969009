import fc from 'fast-check';

const BEFORE_SURROGATES = 0xd8_00;
const SURROGATES = 0x8_00;

/**
 * Any character of Unicode but a lone surrogate: the `unit` of an `fc.string`. It draws what fast-check's own `binary` draws;
 * that one takes a second to build a table of all characters, in each test file.
 */
export const anyCodePoint = fc.nat({ max: 0x10_ff_ff - SURROGATES }).map(
  (n) => String.fromCodePoint(n < BEFORE_SURROGATES ? n : n + SURROGATES),
  (text) => {
    const code = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (code === undefined || String.fromCodePoint(code) !== text) throw new Error('not one character');
    if (code < BEFORE_SURROGATES) return code;
    if (code < BEFORE_SURROGATES + SURROGATES) throw new Error('a lone surrogate');
    return code - SURROGATES;
  },
);
