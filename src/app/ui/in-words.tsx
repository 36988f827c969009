import { Fragment, type ReactNode } from 'react';

/** Marks the place of an element in a sentence; text from outside is shown with such characters made visible. */
const MARK = '\u0000';

/**
 * A sentence with elements in it, wherever its language puts them.
 *
 * @param sentence a message
 * @param values what it takes; an element may stand for a text
 */
export function inWords<Values>(
  sentence: (values: Values) => string,
  values: { [Name in keyof Values]: Values[Name] | (string extends Values[Name] ? ReactNode : never) },
): ReactNode {
  const elements = new Map<string, ReactNode>();
  const texts = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string' || typeof value === 'number') return [name, value];
    elements.set(name, value as ReactNode);
    return [name, `${MARK}${name}${MARK}`];
  });
  return sentence(Object.fromEntries(texts))
    .split(MARK)
    .map((part, at) => (at % 2 === 0 ? part : <Fragment key={part}>{elements.get(part)}</Fragment>))
    .filter((part) => part !== '');
}
