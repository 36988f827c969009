import { Fragment, type ReactNode } from 'react';

/** Marks the place of an element in a sentence; text from outside is shown with such characters made visible. */
const MARK = '\u0000';

/**
 * A sentence with elements in it, wherever its language puts them.
 *
 * @param sentence a message that takes texts
 * @param values what it takes; an element may stand for a text
 */
export function inWords<Name extends string>(
  sentence: (values: Record<Name, string>) => string,
  values: Readonly<Record<Name, ReactNode>>,
): ReactNode {
  const elements = new Map<string, ReactNode>();
  const texts = Object.entries<ReactNode>(values).map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    elements.set(name, value);
    return [name, `${MARK}${name}${MARK}`];
  });
  return sentence(Object.fromEntries(texts))
    .split(MARK)
    .map((part, at) => (at % 2 === 0 ? part : <Fragment key={part}>{elements.get(part)}</Fragment>))
    .filter((part) => part !== '');
}
