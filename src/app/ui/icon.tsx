import type { IconNode } from 'lucide';
import { createElement } from 'react';

interface IconProps {
  of: IconNode;
  /** Its size too: `size-4`. */
  className: string;
}

/** A picture beside words that say the same: hidden from assistive technology, in the colour of the text. */
export function Icon({ of, className }: IconProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      {of.map(([tag, attributes], part) => createElement(tag, { key: part, ...attributes }))}
    </svg>
  );
}
