import { toneText } from '../ui/tone.ts';
import type { Power, PowerShape } from './vps-state.ts';

const SHAPES: Record<PowerShape, React.ReactNode> = {
  dot: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  dashed: (
    <circle
      cx="6"
      cy="6"
      r="4.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.2 1.6"
    />
  ),
  bars: <path d="M3.8 2v8M8.2 2v8" stroke="currentColor" strokeWidth="2.2" />,
  triangle: (
    <>
      <path d="M6 .8 11.6 11H.4z" fill="currentColor" />
      <path d="M6 4.6v3M6 9v.6" stroke="var(--surface)" strokeWidth="1.3" />
    </>
  ),
};

/** A power state as a shape and its word: the word says all. */
export function PowerMark({ power: { shape, tone, word } }: { power: Power }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      {shape === null ? null : (
        <svg
          viewBox="0 0 12 12"
          aria-hidden
          className={`size-3 shrink-0 ${tone === 'neutral' ? '' : toneText[tone]}`}
        >
          {SHAPES[shape]}
        </svg>
      )}
      <bdi>{word}</bdi>
    </span>
  );
}
