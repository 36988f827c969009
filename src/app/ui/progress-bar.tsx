import { toneFill, type Tone } from './tone.ts';

interface ProgressBarProps {
  /** What moves forward, such as the name of the ISO. */
  label: string;
  /** Percent, 0 to 100; `null` when it is not known. */
  value: number | null;
  /** The same in words: "1.11 GB of 4.7 GB, 23 %". */
  valueText: string;
  tone?: Tone;
}

const STRIPES = '[mask-image:repeating-linear-gradient(115deg,#000_0_5px,transparent_5px_10px)]';

/**
 * A progress bar. Its width has no transition: with 200 bars under one poll that alone makes a long task. Stripes, not
 * a filled bar, say that the end is not known.
 */
export function ProgressBar({ label, value, valueText, tone = 'info' }: ProgressBarProps) {
  const percent = value === null || !Number.isFinite(value) ? null : Math.min(100, Math.max(0, value));
  return (
    <div
      // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- browsers draw their own `progress`, without stripes
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={valueText}
      className="h-1 w-full overflow-hidden rounded-full bg-sunken inset-ring inset-ring-line forced-colors:border"
    >
      <div
        className={`h-full rounded-full forced-colors:bg-[Highlight] ${toneFill[tone]} ${percent === null ? STRIPES : ''}`}
        style={{ width: percent === null ? '100%' : `${percent}%` }}
      />
    </div>
  );
}
