import { useEffect } from 'react';
import { useNowAs } from '../http/use-now.ts';
import { tabTitle } from '../ui/tab-title.ts';
import type { Download } from './download.ts';
import { nearestToDone } from './nearest-to-done.ts';
import { observations } from './observations.ts';

const lastReading = (isoId: number) => observations.seriesOf(isoId)?.lastAt;

/** Puts the percent of the download nearest to done into the tab's title. One on a page, beside the downloads it shows. */
export function TabPercent({ downloads }: { downloads: readonly Download[] }) {
  const percent = useNowAs('gateway', (now) => nearestToDone(downloads, lastReading, now));
  useEffect(() => tabTitle.setLead(percent === null ? null : `${percent} %`), [percent]);
  useEffect(() => () => tabTitle.setLead(null), []);
  return null;
}
