import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { findings } from './findings.ts';
import { FindingsList } from './findings-list.tsx';
import { nextStart } from './next-start.ts';

export const NEXT_START = 'Next start';

/** As tall as a usual sentence at any width. */
const SKELETON = (
  <div className="relative">
    <p aria-hidden className="invisible text-base">
      {'wwwwwww '.repeat(12)}
    </p>
    <Skeleton className="absolute top-1 left-0 h-4 w-4/5 max-w-2xl" />
  </div>
);

/** What the server tries at its next start, and what in HostUp's answer does not fit together. */
export function NextStartPanel({ live }: { live: Live<IsoMedia> }) {
  return (
    <LivePanel title={NEXT_START} live={live} empty={() => null} skeleton={SKELETON}>
      {(media) => <NextStartView media={media} />}
    </LivePanel>
  );
}

function NextStartView({ media }: { media: IsoMedia }) {
  const { sentence, leftIn } = nextStart(media);
  return (
    <div className="space-y-3">
      <p className="text-base [overflow-wrap:anywhere]">{sentence}</p>
      {leftIn ? (
        <Notice tone="warn" title={leftIn.title}>
          <p>{leftIn.sentence}</p>
        </Notice>
      ) : null}
      <FindingsList findings={findings(media)} />
    </div>
  );
}
