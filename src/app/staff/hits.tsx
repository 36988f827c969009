import { useEffect, useEffectEvent, useState } from 'react';
import type { HitsProps } from '../session/staff-parts.ts';
import { useLookups } from './use-lookups.ts';

/** One types on until so much later, ms. */
const TYPED_MS = 400;

/** Looks up what a text names in all accounts, once it is no longer typed. */
export function Hits({ text, wordsOf, onFound }: HitsProps) {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTyped(text), TYPED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { hits, notes } = useLookups(typed === text && text.trim() !== '' ? wordsOf(text) : []);
  // `_found` says that there is something new.
  const tell = useEffectEvent((_found: string) => onFound({ hits: hits.map(({ hit }) => hit), notes }));
  const found = [...hits.map(({ hit }) => `${hit.account} ${hit.kind} ${hit.id}`), ...notes].join('\n');
  useEffect(() => tell(found), [found]);
  return null;
}
