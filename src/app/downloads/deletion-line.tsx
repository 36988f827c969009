import { Clock } from 'lucide';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { useNowAs } from '../http/use-now.ts';
import { formatUtcTime, isUtcHere, parseIsoTime } from '../text/iso-time.ts';
import { TimeOf } from '../ui/time-of.tsx';
import { toneText } from '../ui/tone.ts';
import { coarseNow, expiryOf, finishVerdict } from './expiry.ts';
import { expiryWords, VERDICT_WORDS } from './words.ts';
import { Icon } from '../ui/icon.tsx';

interface DeletionLineProps {
  iso: Iso;
  /** Ms until the download is complete, when that is known. */
  timeLeftMs: number | null;
  /** Whether it is not there any more. */
  gone: boolean;
}

/** When the ISO is deleted, counting down by the provider's clock, and whether it is complete before that. */
export function DeletionLine({ iso, timeLeftMs, gone }: DeletionLineProps) {
  const at = parseIsoTime(iso.deletion_at);
  const expiry = expiryOf(
    iso,
    useNowAs('vpsbg', (now) => coarseNow(at, now)),
  );
  const { text, tone } = expiryWords(expiry, gone);
  const verdict = gone ? null : finishVerdict(timeLeftMs, expiry);
  const worth = verdict !== null && (verdict !== 'in-time' || isNear(expiry));
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-muted">
        <span className={`inline-flex items-baseline gap-1 tabular-nums ${strength(tone)}`}>
          <Icon of={Clock} className="size-3 shrink-0 self-center" />
          {text}
        </span>
        {at === null ? null : <TimeOf ms={at} />}
        {at === null || isUtcHere(at) ? null : <span className="tabular-nums">{formatUtcTime(at)}</span>}
      </p>
      {worth ? (
        <p className={`text-xs ${verdict === 'in-time' ? 'text-muted' : 'text-warn'}`}>
          {VERDICT_WORDS[verdict]}
        </p>
      ) : null}
    </>
  );
}

function isNear(expiry: ReturnType<typeof expiryOf>): boolean {
  return expiry.state === 'ahead' && expiry.urgency !== 'calm';
}

function strength(tone: keyof typeof toneText): string {
  return tone === 'neutral' ? '' : `font-medium ${toneText[tone]}`;
}
