import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import { liveOf } from '../live/live.ts';
import { clocks } from '../http/server-clock.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { brief } from '../text/visible.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { LivePanel, type Failure, type Live } from '../live/live-panel.tsx';
import { Panel } from '../ui/panel.tsx';
import { DownloadRow } from './download-row.tsx';
import { DownloadRows } from './download-rows.tsx';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { expiryOf } from './tracking/expiry.ts';
import { inDownloadWords, rowNotFound } from './failure-words.ts';
import { isIsoId, MAX_PICKED } from './iso-id.ts';
import { isoQuery, isoSource } from './queries.ts';
import { RowTrouble } from './row-trouble.tsx';
import { TabPercent } from './notify/tab-percent.tsx';
import { useDownload, useWatched } from './tracking/use-watched.ts';

/** The first `MAX_PICKED` of the chosen downloads, each with its own state. What is no id is said, and not asked for. */
export function PickedDownloads({ isoIds }: { isoIds: readonly string[] }) {
  const ids = isoIds.slice(0, MAX_PICKED);
  const watched = useWatched();
  const asked = ids.filter(isIsoId);
  const results = useQueries({ queries: asked.map((id) => isoQuery(id)) });
  const resultOf = new Map(asked.map((id, index) => [id, results[index]]));

  const rows = (
    <>
      <TabPercent downloads={asked.flatMap((id) => watched.get(Number(id))?.download ?? [])} />
      <DownloadRows>
        {ids.map((id) => {
          const result = resultOf.get(id);
          if (!result) return <RowTrouble key={id} title={`"${brief(id, 40)}" is not the id of an ISO`} />;
          return <PickedRow key={id} isoId={id} result={result} />;
        })}
      </DownloadRows>
      {isoIds.length > MAX_PICKED ? (
        <p className="mt-6 text-xs text-warn">Only the first {MAX_PICKED} are shown.</p>
      ) : null}
    </>
  );
  if (asked.length === 0) {
    return (
      <Panel title="Downloads">{ids.length === 0 ? <EmptyState title="No ISO was chosen" /> : rows}</Panel>
    );
  }
  return (
    <LivePanel
      title="Downloads"
      live={together(results)}
      skeleton={<DownloadSkeleton rows={ids.length} />}
      empty={() => null}
    >
      {() => rows}
    </LivePanel>
  );
}

function PickedRow({ isoId, result }: { isoId: string; result: UseQueryResult<Snapshot<Iso>> }) {
  const download = useDownload(Number(isoId));
  const failure = failureOf(result, isoId, download?.iso);
  if (!download) {
    if (failure) return <RowTrouble title={`ISO ${isoId}: ${failure.title}`} failure={failure} />;
    return (
      <li className="px-4">
        <DownloadSkeleton rows={1} />
      </li>
    );
  }
  if (!failure || download.vanished) return <DownloadRow isoId={Number(isoId)} />;
  const trouble = { title: `Update failed: ${failure.title}`, failure };
  return <DownloadRow isoId={Number(isoId)} trouble={trouble} />;
}

function failureOf(
  result: UseQueryResult<Snapshot<Iso>>,
  isoId: string,
  iso: Iso | undefined,
): Failure | null {
  const deleted = iso !== undefined && expiryOf(iso, clocks.vpsbg.now()).state === 'due';
  const live = inDownloadWords(liveOf(result), result.error, rowNotFound(deleted));
  if (live.state === 'loading') return null;
  if (live.state === 'ready' && live.data.id !== Number(isoId)) {
    const detail = `VPSBG answered with ISO ${live.data.id}.`;
    const nothingElse = { nextTry: null, code: null, requestId: null, providerMessage: null };
    return { title: 'another ISO came back', detail, ...nothingElse };
  }
  return live.state === 'ready' && live.hiccup ? null : live.failure;
}

/**
 * Many requests as one source: the oldest answer counts, and "not found" is an answer too. What is never asked again,
 * because it is gone, counts only where nothing else is left.
 */
function together(results: readonly UseQueryResult<Snapshot<Iso>>[]): Live<true> {
  const lives = results.map((result) => liveOf(result, isoSource(result.data?.body)));
  const answered = results.flatMap(({ data, error }) => {
    if (error?.kind === 'not-found') return [{ at: error.at, final: true }];
    return data ? [{ at: data.asOf, final: isoSource(data.body).every === null }] : [];
  });
  const asking = {
    refreshing: results.some((result) => result.isFetching),
    refresh: () => {
      for (const result of results) void result.refetch();
    },
    blocked: lives.flatMap((live) => (live.state === 'loading' ? [] : [live.blocked])).find(Boolean),
  };
  if (answered.length > 0) {
    const watched = answered.filter(({ final }) => !final);
    const checked = Math.min(...(watched.length > 0 ? watched : answered).map(({ at }) => at));
    const oldest = lives.find((live) => live.state === 'ready' && live.checked === checked);
    const age = oldest?.state === 'ready' ? oldest.age : undefined;
    return {
      state: 'ready',
      data: true,
      checked,
      failure: null,
      responses: results.flatMap(({ data }) => data ?? []),
      age,
      ...asking,
    };
  }
  if (results.some((result) => result.isPending)) return { state: 'loading' };
  const [first] = lives;
  const live = first ? inDownloadWords(first, results[0]?.error ?? null, rowNotFound(false)) : first;
  if (live?.state !== 'failed') return { state: 'loading' };
  return { state: 'failed', failure: live.failure, ...asking };
}
