import { Clock } from 'lucide';
import { memo } from 'react';
import { formatUtcTime, isUtcHere } from '../text/iso-time.ts';
import { Icon } from '../ui/icon.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { toneText } from '../ui/tone.ts';
import { finishVerdict, type Expiry } from './tracking/expiry.ts';
import { expiryWords, VERDICT_WORDS } from './words.ts';

interface DeletionLineProps {
  expiry: Expiry;
  /** Ms until the download is complete, when that is known. */
  timeLeftMs: number | null;
  /** Whether it is not there any more. */
  removed: boolean;
}

/** When the ISO is deleted, and whether it is complete before that, where that is worth a word. */
export function DeletionLine({ expiry, timeLeftMs, removed }: DeletionLineProps) {
  const { text, tone } = expiryWords(expiry, removed);
  const verdict = removed ? null : finishVerdict(timeLeftMs, expiry);
  const calm = expiry.state === 'ahead' && expiry.urgency === 'calm';
  return (
    <>
      <Deletion text={text} tone={tone} at={expiry.state === 'unknown' ? null : expiry.at} />
      {verdict === null || (verdict === 'in-time' && calm) ? null : (
        <p className={`text-xs ${verdict === 'in-time' ? 'text-muted' : 'text-warn'}`}>
          {VERDICT_WORDS[verdict]}
        </p>
      )}
    </>
  );
}

interface DeletionProps extends ReturnType<typeof expiryWords> {
  at: number | null;
}

/** Memoised: while bytes come in it stays the same. */
const Deletion = memo(function Deletion({ text, tone, at }: DeletionProps) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
      <span className={`inline-flex items-baseline gap-1 tabular-nums ${strength(tone)}`}>
        <Icon of={Clock} className="size-3 shrink-0 self-center" />
        {text}
      </span>
      {at === null ? null : <TimeOf ms={at} />}
      {at === null || isUtcHere(at) ? null : <span className="tabular-nums">{formatUtcTime(at)}</span>}
    </p>
  );
});

function strength(tone: keyof typeof toneText): string {
  return tone === 'neutral' ? '' : `font-medium ${toneText[tone]}`;
}
