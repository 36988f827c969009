/** `pale`: it does not move now; `stalled`: it may never move again. */
export type BarLook = 'moving' | 'pale' | 'stalled' | 'warning' | 'done';

const FILLS: Record<BarLook, string> = {
  moving: 'bg-accent',
  pale: 'bg-accent opacity-60',
  stalled:
    'bg-[repeating-linear-gradient(135deg,var(--warn)_0_6px,color-mix(in_srgb,var(--warn)_55%,transparent)_6px_10px)] forced-colors:bg-none',
  warning: 'bg-warn',
  done: 'bg-ok',
};

interface ProgressBarProps {
  /** What moves forward, such as the name of the ISO. */
  label: string;
  /** Percent, 0 to 100; `null` when it is not known. */
  value: number | null;
  /** The same in words: "1.11 GB of 4.7 GB, 23 %". */
  valueText: string;
  look?: BarLook;
}

const TICKS = '[mask-image:repeating-linear-gradient(90deg,#000_0_2px,transparent_2px_10px)]';

/**
 * A progress bar. Its width has no transition: with 200 bars under one poll that alone makes a long task. Ticks, not a
 * filled bar, show that the end is not known.
 */
export function ProgressBar({ label, value, valueText, look = 'moving' }: ProgressBarProps) {
  const percent = value === null || !Number.isFinite(value) ? null : Math.min(100, Math.max(0, value));
  return (
    <div
      // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- browsers draw their own `progress`, without ticks
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={valueText}
      className="h-1.5 w-full overflow-hidden rounded-full bg-track forced-colors:border"
    >
      <div
        className={`h-full rounded-full forced-colors:bg-[Highlight] ${FILLS[look]} ${percent === null ? TICKS : ''}`}
        style={{ width: percent === null ? '100%' : `${percent}%` }}
      />
    </div>
  );
}
