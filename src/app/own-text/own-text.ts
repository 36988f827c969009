import { jsx } from 'react/jsx-runtime';
import { Fragment, type ElementType, type ReactElement, type ReactNode } from 'react';

/**
 * The `children` of a JSX element such that React never holds a text node beside other nodes: what is all text becomes
 * one string, which React replaces whole; text beside elements gets a `span` of its own.
 *
 * A browser's page translation and some extensions replace text nodes by elements of theirs. React then changes a node
 * that is no longer on screen, or throws as it removes it or inserts before it:
 * https://github.com/facebook/react/issues/11538. An element with one string for its content has neither problem.
 *
 * @param type of the element that has the children
 */
export function withOwnText(type: ElementType | typeof Fragment, children: ReactNode): ReactNode {
  // `Fragment`, `Suspense` and their like have no element of their own: their text would stand among its parent's.
  const hasElement = typeof type !== 'symbol';
  if (!Array.isArray(children)) return hasElement || !isText(children) ? children : ownElement([children], 0);
  if (hasElement && children.every(isTextOrVoid)) return children.filter(isText).join('');
  return separated(children);
}

/** Each run of text in an element of its own. The other children keep their places, and with them their state. */
function separated(children: readonly ReactNode[]): ReactNode[] {
  const result: ReactNode[] = [];
  let at = 0;
  while (at < children.length) {
    const found = children.findIndex((child, index) => index >= at && !isTextOrVoid(child));
    const end = found === -1 ? children.length : found;
    if (end > at)
      result.push(ownElement(children.slice(at, end), at), ...Array<null>(end - at - 1).fill(null));
    const other = children[end];
    if (end < children.length) result.push(isList(other) && other.some(isText) ? separated(other) : other);
    at = end + 1;
  }
  return result;
}

function ownElement(run: readonly ReactNode[], place: number): ReactElement | null {
  const text = run.filter(isText).join('');
  return text === '' ? null : jsx('span', { children: text }, `text ${place}`);
}

function isText(child: ReactNode): child is string | number | bigint {
  return typeof child === 'string' || typeof child === 'number' || typeof child === 'bigint';
}

/** What takes no place on screen counts as text, so that a run begins at the same place whatever it holds now. */
function isTextOrVoid(child: ReactNode): boolean {
  return child === null || child === undefined || typeof child === 'boolean' || isText(child);
}

function isList(child: ReactNode): child is ReactNode[] {
  return Array.isArray(child);
}
