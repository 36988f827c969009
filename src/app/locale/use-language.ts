import { useSyncExternalStore } from 'react';
import { currentLanguage, onLanguage } from '../text/localised.ts';

/** The page's language, as a BCP 47 tag. Whatever calls it is drawn again in another one. */
export function useLanguage(): string {
  return useSyncExternalStore(onLanguage, currentLanguage);
}
