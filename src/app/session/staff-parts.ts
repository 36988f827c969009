import type { ComponentType, ReactNode } from 'react';

/** What the app draws besides where people sign in. It is there before the app is drawn, and other pages load none of it. */
export interface StaffParts {
  /** In place of the whole app, while nobody is signed in; absent otherwise. */
  SignedOut?: ComponentType<{ children: ReactNode }>;
  /** Around every page. */
  Gate: ComponentType<{ children: ReactNode }>;
  /** In the header. */
  Menu: ComponentType;
}

let current: StaffParts | null = null;

/** `null` where nobody signs in. */
export function staffParts(): StaffParts | null {
  return current;
}

export function setStaffParts(parts: StaffParts): void {
  current = parts;
}
