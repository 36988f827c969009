import { createContext, type ReactNode } from 'react';

/** Stands at the head of every dialog: what is about the whole page, and could not be reached behind one. */
export const DialogNotice = createContext<ReactNode>(null);
