import { toneText } from '../ui/tone.ts';
import type { Phrase } from './words.ts';

/** What of a download needs a sentence, one under the other. */
export function DownloadNotes({ notes }: { notes: readonly Phrase[] }) {
  return notes.map(({ text, tone }) => (
    <p key={text} className={`text-xs [overflow-wrap:anywhere] ${toneText[tone]}`}>
      {text}
    </p>
  ));
}
