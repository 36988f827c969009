import { memo, useEffect } from 'react';
import { secondOf, useWakeAfter } from '../../live/use-now.ts';
import { tabTitle } from '../../ui/tab-title.ts';
import type { Download } from '../tracking/download.ts';
import * as m from '../messages/rows.en.ts';
import { nearestToDone } from './nearest-to-done.ts';
import { downloadStore } from '../tracking/download-store.ts';
import { listedDownloads, useDownloads } from '../tracking/use-downloads.ts';

const lastReading = (isoId: number) => downloadStore.seriesOf(isoId)?.lastAt;

/** Puts the percent of the download nearest to done into the tab's title. One on a page, beside the downloads it shows. */
export function TabPercent({ downloads }: { downloads: readonly Download[] }) {
  const { percent, until } = nearestToDone(downloads, lastReading, secondOf('gateway'));
  useWakeAfter('gateway', until);
  useEffect(() => tabTitle.setLead(percent === null ? null : m.percent({ percent })), [percent]);
  useEffect(() => () => tabTitle.setLead(null), []);
  return null;
}

/** The same of the account's list. Memoised: it follows the store by itself. */
export const ListTabPercent = memo(function ListTabPercent() {
  return <TabPercent downloads={listedDownloads(useDownloads())} />;
});
