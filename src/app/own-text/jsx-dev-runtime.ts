import { Fragment, jsxDEV as reactJsxDev, type JSXSource } from 'react/jsx-dev-runtime';
import type { ElementType, Key, ReactElement } from 'react';
import { propsWithOwnText } from './jsx-runtime.ts';

export type { JSX } from 'react/jsx-dev-runtime';
export { Fragment };

/** `jsx` and `jsxs` while developing: the same, with the place in the source for React's warnings. */
export function jsxDEV(
  type: ElementType,
  props: Parameters<typeof propsWithOwnText>[1],
  key: Key | undefined,
  isStatic: boolean,
  source?: JSXSource,
  self?: unknown,
): ReactElement {
  const own = propsWithOwnText(type, props);
  return reactJsxDev(type, own, key, isStatic && Array.isArray(own.children), source, self);
}
