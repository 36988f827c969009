import { Buffer } from 'node:buffer';

/**
 * Whether a text holds one of the keys: as it is, percent-encoded, or in Base64 at any of its three offsets.
 *
 * @param {string} text
 * @param {readonly string[]} keys
 */
export function holdsKey(text, keys) {
  return keys.flatMap(spellings).some((spelling) => text.includes(spelling));
}

/** @type {Map<string, string[]>} */
const spelled = new Map();

/** @param {string} key */
function spellings(key) {
  const known = spelled.get(key);
  if (known) return known;
  const encoded = [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]);
    // The first and the last characters also depend on what stands beside the key.
    const inner = bytes.toString('base64').slice(4, 4 * Math.floor(bytes.length / 3));
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const percent = [...Buffer.from(key)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const all = [...new Set([key, encodeURIComponent(key), percent, percent.toUpperCase(), ...encoded])];
  spelled.set(key, all);
  return all;
}
