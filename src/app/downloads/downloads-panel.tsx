import { AllDownloads } from './all-downloads.tsx';
import { PickedDownloads } from './picked-downloads.tsx';

interface DownloadsPanelProps {
  /** The ISOs to show, by id; without it all of the account. */
  pick?: readonly string[];
}

/** The region "Downloads" of a page about something else. */
export function DownloadsPanel({ pick }: DownloadsPanelProps) {
  return pick ? <PickedDownloads isoIds={pick} /> : <AllDownloads />;
}
