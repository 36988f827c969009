import { toneText } from '../ui/tone.ts';
import type { Standing } from './standing.ts';
import { leadWords } from './words.ts';

/** The words beside the name. */
export function Lead({ standing }: { standing: Standing }) {
  const { text, tone } = leadWords(standing);
  const look = tone === 'info' ? 'font-semibold' : `font-medium ${toneText[tone]}`;
  // Another element once no data comes: other words in this place are no shift of it.
  return (
    <span
      key={standing.download.quietMs === null ? 'lead' : 'quiet'}
      className={`ml-auto text-right tabular-nums ${look}`}
    >
      {text}
    </span>
  );
}
