import { useState } from 'react';

/**
 * The text of a field whose value lives in the URL: shown at once, though the URL follows a moment later. A URL that
 * changes by itself ("Back") wins.
 */
export function useTyped(inUrl: string): [text: string, type: (text: string) => void] {
  const [typed, setTyped] = useState({ text: inUrl, pending: false });
  if (typed.pending && typed.text === inUrl) setTyped({ text: inUrl, pending: false });
  if (!typed.pending && typed.text !== inUrl) setTyped({ text: inUrl, pending: false });
  return [typed.text, (text) => setTyped({ text, pending: text !== inUrl })];
}
