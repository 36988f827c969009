import { inWords } from '../ui/in-words.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { TimeOf } from '../ui/time-of.tsx';
import { toneText } from '../ui/tone.ts';
import { amountWords } from './amount-words.ts';
import { Dismiss } from './dismiss.tsx';
import { DeletionFuse, FUSE_COLUMN } from './deletion-fuse.tsx';
import { DownloadNotes } from './download-notes.tsx';
import { IsoLink } from './iso-link.tsx';
import type { RowProps } from './running-row.tsx';
import { useStanding, type Standing } from './standing.ts';
import type { Expiry } from './tracking/expiry.ts';
import { isTooSmall } from './tracking/progress.ts';
import { expiryWords, leftWords, noteWords, type Phrase } from './words.ts';
import * as m from './messages/rows.en.ts';

/** A download that is complete, in one line: name, size, and how long it stays. */
export function FinishedRow({ download, isPicked }: RowProps) {
  const standing = useStanding(download);
  const { iso } = download;
  const { text, tone } = sizeWords(standing);
  return (
    <>
      <div className="flex flex-wrap items-center justify-end gap-x-2.5">
        <span className="min-w-0 flex-[1_1_9rem]">
          <IsoLink id={iso.id} name={iso.name} />
        </span>
        <span className={`text-right text-xs tabular-nums ${toneText[tone]}`}>{text}</span>
        <span className={FUSE_COLUMN}>
          <DeletionFuse expiry={standing.expiry} />
        </span>
        <DeletionTime expiry={standing.expiry} />
        {download.missingFrom === 'list' && !isPicked ? <Dismiss download={download} /> : null}
      </div>
      <DownloadNotes notes={[...noteWords(standing), ...oddDeletion(standing.expiry)]} />
    </>
  );
}

function sizeWords({ progress }: Standing): Phrase {
  const amount = amountWords(progress);
  if (progress.state === 'check') return { text: m.amountCheckThis({ amount }), tone: 'warn' };
  if (isTooSmall(progress)) return { text: m.amountTooSmall({ amount }), tone: 'warn' };
  return { text: amount, tone: progress.state === 'due' ? 'warn' : 'neutral' };
}

/** The time to the deletion, under the head "deleted in"; for those who do not see the head with these words. */
function DeletionTime({ expiry }: { expiry: Expiry }) {
  const { text, tone } = leftWords(expiry);
  const strong = tone === 'neutral' ? '' : tone === 'danger' ? 'font-semibold' : 'font-medium';
  return (
    <span
      className={`min-w-18 shrink-0 text-right text-xs whitespace-nowrap tabular-nums ${toneText[tone]} ${strong}`}
    >
      {expiry.state === 'due' ? null : (
        <VisuallyHidden>
          {expiry.state === 'ahead' ? m.deletedInLabel() : m.deletionTimeLabel()}{' '}
        </VisuallyHidden>
      )}
      {text}
    </span>
  );
}

/** A deletion time that cannot be read or be right, as VPSBG sent it. */
function oddDeletion(expiry: Expiry): Phrase[] {
  const isOdd = expiry.state === 'odd' || (expiry.state === 'unknown' && expiry.raw);
  return isOdd ? [expiryWords(expiry, false)] : [];
}

/** An ISO that is not there any more. */
export function GoneRow({ download, isPicked }: RowProps) {
  const standing = useStanding(download);
  const { progress, expiry } = standing;
  const { iso } = download;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2.5 text-muted">
        <span className="min-w-0 flex-[1_1_9rem]">
          <IsoLink id={iso.id} name={iso.name} />
        </span>
        <span className="text-xs tabular-nums">{amountWords(progress)}</span>
        <span className="text-xs">{progress.state === 'vanished' ? m.noLongerThere() : m.deleted()}</span>
        {expiry.state === 'unknown' ? null : (
          <span className="text-xs">{inWords(m.wasDueOn, { when: <TimeOf ms={expiry.at} /> })}</span>
        )}
        {isPicked ? null : <Dismiss download={download} />}
      </div>
      <DownloadNotes notes={noteWords(standing)} />
    </>
  );
}
