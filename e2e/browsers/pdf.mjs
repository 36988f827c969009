import { inflateSync } from 'node:zlib';

/**
 * How many pages a PDF has. Firefox keeps the objects of its pages compressed.
 *
 * @param {Uint8Array} pdf
 */
export function pagesIn(pdf) {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  const parts = [text];
  for (const { index, 0: mark } of text.matchAll(/stream\r?\n/g)) {
    try {
      parts.push(inflateSync(bytes.subarray(index + mark.length)).toString('latin1'));
    } catch {
      // A picture, or the word in another stream.
    }
  }
  return parts.join('\n').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
}
