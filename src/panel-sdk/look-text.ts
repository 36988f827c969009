import { MAX_LOOK_LENGTH } from '../contracts/embed/protocol.ts';

/**
 * A look as JSON text.
 *
 * @returns `undefined` when it cannot be such a text: it refers to itself, or is too long
 */
export function lookText(appearance: unknown): string | undefined {
  try {
    const text = JSON.stringify(appearance ?? {}, (_, value: unknown) =>
      // As JSON each of these would be absent, and no one would learn of it.
      typeof value === 'function' || (typeof value === 'number' && !Number.isFinite(value))
        ? String(value)
        : value,
    );
    return text.length > MAX_LOOK_LENGTH ? undefined : text;
  } catch {
    return undefined;
  }
}
