import type { ComponentType, ReactNode } from 'react';

/** A page of a server or of a download, and the account that it is of. */
interface Place {
  kind: 'vps' | 'iso';
  id: string;
  account: string;
}

/** What the app draws besides where people sign in. It is there before the app is drawn, and other pages load none of it. */
export interface StaffParts {
  /** Around every page. */
  Boundary: ComponentType<{ children: ReactNode }>;
  /** In the header. */
  Menu: ComponentType;
  /** What a pasted text names, in all accounts. `none` says why nothing was recognised in it. */
  Found: ComponentType<{ text: string; none: ReactNode }>;
  /** Draws nothing. Calls `onFound` with what a text names, in all accounts, once it is no longer typed. */
  Hits: ComponentType<HitsProps>;
  /** The address of a page that is in another account alone; `null` when it is in this one, or nowhere, or not known. */
  elsewhere: (page: Pick<Place, 'kind' | 'id'>) => Promise<string | null>;
  /** The account of this page. */
  account: () => string;
  /** What an account is called, and the address of a page in it when that is another document. */
  at: (place: Place) => { label: string; href: string | null };
}

/** Something that was found in an account. */
export interface Hit extends Place {
  name: string | null;
  primaryIp?: string | null;
  label: string;
  href: string | null;
}

export interface HitsProps {
  text: string;
  /** What to look up of a text. */
  wordsOf: (text: string) => readonly string[];
  /** `notes` say why something is not certain, as sentences. */
  onFound: (found: { hits: readonly Hit[]; notes: readonly string[] }) => void;
}

let current: StaffParts | null = null;

/** `null` where nobody signs in. */
export function staffParts(): StaffParts | null {
  return current;
}

export function setStaffParts(parts: StaffParts): void {
  current = parts;
}
