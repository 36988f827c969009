import { toneText } from '../ui/tone.ts';
import type { Standing } from './standing.ts';
import { AVERAGE, leadWords } from './words.ts';

/** The words beside the name. */
export function Lead({ standing }: { standing: Standing }) {
  const { text, tone } = leadWords(standing);
  const look = tone === 'info' ? 'font-semibold' : `font-medium ${toneText[tone]}`;
  const isAverage = text.endsWith(AVERAGE);
  return (
    <span className={`ml-auto text-right tabular-nums ${look}`}>
      {isAverage ? text.slice(0, -AVERAGE.length) : text}
      {isAverage ? <span className="text-xs font-normal text-muted">{AVERAGE}</span> : null}
    </span>
  );
}
