import { memo } from 'react';
import type { Failure } from '../live/live-panel.tsx';
import { groupOf } from './download-list.ts';
import { FinishedRow, GoneRow } from './finished-row.tsx';
import { RunningRow } from './running-row.tsx';
import { useDownload } from './tracking/use-downloads.ts';

/** Why the newest request for one ISO failed. */
interface Trouble {
  title: string;
  failure: Failure;
}

interface DownloadItemProps {
  isoId: number;
  /** For an ISO that was chosen by its id. */
  picked?: { trouble: Trouble | null };
}

const ROWS = { active: RunningRow, ready: FinishedRow, gone: GoneRow } as const;

/** One download in a list. It follows its ISO in the store by itself. */
export const DownloadItem = memo(function DownloadItem({ isoId, picked }: DownloadItemProps) {
  const download = useDownload(isoId);
  if (!download) return null;
  const group = groupOf(download);
  const Row = ROWS[group];
  const padding = picked ? 'py-3' : group === 'active' ? 'py-2.5' : 'py-1.5';
  return (
    <li className={`relative border-t border-line px-4 ${padding}`}>
      <Row download={download} isPicked={picked !== undefined} />
      {picked?.trouble ? <RowTrouble {...picked.trouble} /> : null}
    </li>
  );
});

/** In the row's own margin: its coming and going moves nothing. Opened by hand it takes the room it needs. */
function RowTrouble({ title, failure }: Trouble) {
  return (
    <details className="absolute inset-x-4 bottom-0 text-xs leading-3.5 open:static open:mt-1">
      <summary className="cursor-pointer list-none truncate text-warn">{title}</summary>
      {failure.providerMessage}
    </details>
  );
}
