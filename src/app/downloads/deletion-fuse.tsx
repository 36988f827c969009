import type { Expiry } from './tracking/expiry.ts';

const CELLS = 8;
const CELL_MS = 6 * 3_600_000;
/** Width of a cell and the space after it, px. */
const STEP = 9;

const COLOURS = { calm: 'text-faint', soon: 'text-disc', now: 'text-danger' } as const;

/** Where a list has room for the fuse. */
export const FUSE_COLUMN = 'hidden w-17.5 shrink-0 @md:inline-block';

/** 48 hours as eight cells of six, those left filled. A picture only: the words beside it say the same. */
export function DeletionFuse({ expiry }: { expiry: Expiry }) {
  const ahead = expiry.state === 'ahead';
  const filled = ahead ? Math.min(CELLS, Math.ceil(expiry.leftMs / CELL_MS)) : 0;
  return (
    <span
      aria-hidden
      className={`inline-block h-2 w-17.5 shrink-0 [print-color-adjust:exact] [mask-image:repeating-linear-gradient(90deg,#000_0_7px,transparent_7px_9px)] ${ahead ? COLOURS[expiry.urgency] : ''}`}
      style={{ background: `linear-gradient(90deg, currentColor ${filled * STEP}px, var(--track) 0)` }}
    />
  );
}
