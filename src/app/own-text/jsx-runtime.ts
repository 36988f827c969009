import { Fragment, jsx as reactJsx, jsxs as reactJsxs } from 'react/jsx-runtime';
import type { ElementType, Key, ReactElement, ReactNode } from 'react';
import { withOwnText } from './own-text.ts';

// What the compiler makes of JSX: named as `jsxImportSource` in tsconfig.json and vite.config.ts.

export type { JSX } from 'react/jsx-runtime';
export { Fragment };

interface Props {
  children?: ReactNode;
}

/** React's own, with text in elements of its own. */
export function jsx(type: ElementType, props: Props, key?: Key): ReactElement {
  return reactJsx(type, propsWithOwnText(type, props), key);
}

/** The same for several children, which may have become one string. */
export function jsxs(type: ElementType, props: Props, key?: Key): ReactElement {
  const own = propsWithOwnText(type, props);
  return (Array.isArray(own.children) ? reactJsxs : reactJsx)(type, own, key);
}

/** The props with their `children` as `withOwnText` makes them. */
export function propsWithOwnText(type: ElementType, props: Props): Props {
  const children = withOwnText(type, props.children);
  return children === props.children ? props : { ...props, children };
}
