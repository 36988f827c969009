import { memo } from 'react';
import { groupOf } from './download-list.ts';
import { FinishedRow, GoneRow } from './finished-row.tsx';
import { RunningRow } from './running-row.tsx';
import { useDownload } from './tracking/use-downloads.ts';

interface DownloadItemProps {
  isoId: number;
  /** Whether it was chosen by its id: such a row stays. */
  isPicked?: boolean;
}

const ROWS = { active: RunningRow, ready: FinishedRow, gone: GoneRow } as const;

/** One download in a list. It follows its ISO in the store by itself. */
export const DownloadItem = memo(function DownloadItem({ isoId, isPicked = false }: DownloadItemProps) {
  const download = useDownload(isoId);
  if (!download) return null;
  const group = groupOf(download);
  const Row = ROWS[group];
  return (
    <li className={`border-t border-line px-4 ${group === 'active' ? 'py-2' : 'py-1.5'}`}>
      <Row download={download} isPicked={isPicked} />
    </li>
  );
});
