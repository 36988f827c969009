import { nonBlank } from './non-blank.ts';

/**
 * A device's label without its id, for where the id is shown beside it: `CD/DVD` of `CD/DVD (sata2)`. `null` when
 * nothing else is in it.
 */
export function labelBesideId(label: string | null, id: string | null): string | null {
  if (label === null || id === null) return label;
  const end = `(${id})`;
  const rest = endsWith(label.trimEnd(), end) ? label.trimEnd().slice(0, -end.length) : label;
  const whole = rest.trim();
  return nonBlank(whole.toLowerCase() === id.toLowerCase() ? null : whole);
}

/** Whether a label holds a device's id as a word of its own, case aside: `sata2` in `Drive sata2`, not in `sata20`. */
export function holdsId(label: string, id: string): boolean {
  const [text, word] = [label.toLowerCase(), id.toLowerCase()];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + word.length] ?? ' '}`;
    if (!/[\p{L}\p{N}_]/u.test(around)) return true;
  }
  return false;
}

function endsWith(text: string, end: string): boolean {
  return text.toLowerCase().endsWith(end.toLowerCase());
}
