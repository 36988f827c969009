import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { clocks } from '../http/server-clock.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { brief } from '../text/visible.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LivePanel, type Failure, type Live } from '../live/live-panel.tsx';
import { Panel } from '../ui/panel.tsx';
import { DownloadItem } from './download-item.tsx';
import { downloadGroups } from './download-list.ts';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { expiryOf } from './tracking/expiry.ts';
import { GroupedDownloads } from './grouped-downloads.tsx';
import { inDownloadWords, rowNotFound } from './failure-words.ts';
import { isIsoId, MAX_PICKED } from './iso-id.ts';
import { isoQuery, isoSource } from './queries.ts';
import { liveIso } from './responses.ts';
import { RowTrouble } from './row-trouble.tsx';
import { TabPercent } from './notify/tab-percent.tsx';
import { useDownload, useDownloads } from './tracking/use-downloads.ts';

/** The requests for one picked ISO. */
interface Picked {
  isoId: string;
  result: UseQueryResult<Snapshot<Iso>>;
}

/** The first `MAX_PICKED` of the chosen downloads, each with its own state. What is not an id is not requested. */
export function PickedDownloads({ isoIds }: { isoIds: readonly string[] }) {
  const ids = isoIds.slice(0, MAX_PICKED);
  const downloads = useDownloads();
  const valid = ids.filter(isIsoId);
  const results = useQueries({ queries: valid.map((id) => isoQuery(id)) });
  const picked = valid.flatMap((isoId, index): Picked[] => {
    const result = results[index];
    return result ? [{ isoId, result }] : [];
  });

  const known = valid.flatMap((id) => downloads.get(Number(id))?.download ?? []);
  const row = (id: number) => {
    const one = picked.find(({ isoId }) => Number(isoId) === id);
    return one ? <PickedItem key={id} {...one} /> : null;
  };
  const grouped = downloadGroups(known);
  const rows = (
    <>
      <TabPercent downloads={known} />
      <GroupedDownloads ids={grouped} row={row}>
        {grouped.gone.length > 0 ? <ul>{grouped.gone.map(row)}</ul> : null}
        <ul>
          {ids.map((id) => {
            const one = picked.find(({ isoId }) => isoId === id);
            if (!one) return <RowTrouble key={id} title={`"${brief(id, 40)}" is not the id of an ISO`} />;
            return downloads.has(Number(id)) ? null : <UnknownRow key={id} {...one} />;
          })}
        </ul>
      </GroupedDownloads>
      {isoIds.length > MAX_PICKED ? (
        <p className="mt-6 text-xs text-warn">Only the first {MAX_PICKED} are shown.</p>
      ) : null}
    </>
  );
  if (valid.length === 0) {
    return (
      <Panel title="Downloads">{ids.length === 0 ? <EmptyState title="No ISO was chosen" /> : rows}</Panel>
    );
  }
  return (
    <LivePanel
      title="Downloads"
      live={together(picked)}
      skeleton={<DownloadSkeleton rows={ids.length} />}
      empty={() => null}
    >
      {() => rows}
    </LivePanel>
  );
}

/** An ISO of which nothing is known yet: why, or that it is loading. */
function UnknownRow({ isoId, result }: Picked) {
  const failure = failureOf({ isoId, result }, undefined);
  if (failure) return <RowTrouble title={`ISO ${isoId}: ${failure.title}`} failure={failure} />;
  return (
    <li className="border-t border-line px-4">
      <DownloadSkeleton rows={1} />
    </li>
  );
}

function PickedItem({ isoId, result }: Picked) {
  const download = useDownload(Number(isoId));
  const failure = failureOf({ isoId, result }, download?.iso);
  const trouble =
    failure && !download?.vanished ? { title: `Update failed: ${failure.title}`, failure } : null;
  return <DownloadItem isoId={Number(isoId)} picked={{ trouble }} />;
}

function failureOf({ isoId, result }: Picked, iso: Iso | undefined): Failure | null {
  const deleted = iso !== undefined && expiryOf(iso, clocks.vpsbg.now()).state === 'due';
  const live = inDownloadWords(liveIso(result, isoId), result.error, rowNotFound(deleted));
  if (live.state === 'loading') return null;
  return live.state === 'ready' && live.hiccup ? null : live.failure;
}

/**
 * Many requests as one source: the oldest response counts, and "not found" is a response too. An ISO that is never
 * requested again, because it is deleted, counts only where nothing else is left.
 */
function together(picked: readonly Picked[]): Live<true> {
  const lives = picked.map(({ isoId, result }) => liveIso(result, isoId));
  const responses = picked.flatMap(({ isoId, result: { data, error } }) => {
    if (error?.kind === 'not-found') return [{ at: error.at, final: true }];
    return data ? [{ at: data.asOf, final: isoSource(isoId).every === null }] : [];
  });
  const controls = {
    refreshing: picked.some(({ result }) => result.isFetching),
    refresh: () => {
      for (const { result } of picked) void result.refetch();
    },
    blocked: lives.flatMap((live) => (live.state === 'loading' ? [] : [live.blocked])).find(Boolean),
  };
  if (responses.length > 0) {
    const polled = responses.filter(({ final }) => !final);
    const checked = Math.min(...(polled.length > 0 ? polled : responses).map(({ at }) => at));
    const oldest = lives.find((live) => live.state === 'ready' && live.checked === checked);
    const age = oldest?.state === 'ready' ? oldest.age : undefined;
    return {
      state: 'ready',
      data: true,
      checked,
      failure: null,
      responses: picked.flatMap(({ result }) => result.data ?? []),
      age,
      ...controls,
    };
  }
  if (picked.some(({ result }) => result.isPending)) return { state: 'loading' };
  const [first] = lives;
  const live = first ? inDownloadWords(first, picked[0]?.result.error ?? null, rowNotFound(false)) : first;
  if (live?.state !== 'failed') return { state: 'loading' };
  return { state: 'failed', failure: live.failure, ...controls };
}
