import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { Iso } from '../../contracts/vpsbg/iso.ts';
import type { Snapshot } from '../http/snapshot.ts';
import { brief } from '../text/visible.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import type { Failure } from '../live/failure.ts';
import { useProviderSource } from '../live/page-sources.ts';
import { ProviderStatus } from '../live/provider-status.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { Panel } from '../ui/panel.tsx';
import { DownloadItem } from './download-item.tsx';
import { downloadGroups } from './download-list.ts';
import { DownloadSkeleton } from './download-skeleton.tsx';
import { GroupedDownloads } from './grouped-downloads.tsx';
import { inDownloadWords, rowNotFound } from './failure-words.ts';
import { isIsoId, MAX_PICKED } from './iso-id.ts';
import { isoQuery, isoSource } from './queries.ts';
import { liveIso } from './responses.ts';
import { RowTrouble } from './row-trouble.tsx';
import { TabPercent } from './notify/tab-percent.tsx';
import { toDoNow } from './to-do-words.ts';
import { useDownloads } from './tracking/use-downloads.ts';
import * as m from './messages/panels.en.ts';

const row = (isoId: number) => <DownloadItem key={isoId} isoId={isoId} isPicked />;

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

  const live = together(picked);
  useProviderSource('vpsbg', live);
  const known = valid.flatMap((id) => downloads.get(Number(id))?.download ?? []);
  const grouped = downloadGroups(known);
  const rows = (
    <>
      <TabPercent downloads={known} />
      <GroupedDownloads ids={grouped} toDo={toDoNow(known)} row={row}>
        {grouped.gone.length > 0 ? <ul>{grouped.gone.map(row)}</ul> : null}
        <ul>
          {ids.map((id) => {
            const one = picked.find(({ isoId }) => isoId === id);
            if (!one) return <RowTrouble key={id} title={m.notAnIsoId({ given: brief(id, 40) })} />;
            return downloads.has(Number(id)) ? null : <UnknownRow key={id} {...one} />;
          })}
        </ul>
      </GroupedDownloads>
      {isoIds.length > MAX_PICKED ? (
        <p className="mt-6 text-xs text-warn">{m.onlyFirst({ count: MAX_PICKED })}</p>
      ) : null}
    </>
  );
  if (valid.length === 0) {
    return (
      <Panel title={m.downloads()}>{ids.length === 0 ? <EmptyState title={m.noneChosen()} /> : rows}</Panel>
    );
  }
  return (
    <LivePanel
      title={m.downloads()}
      live={live}
      end={<ProviderStatus provider="vpsbg" short />}
      skeleton={<DownloadSkeleton rows={ids.length} />}
      empty={() => null}
    >
      {() => rows}
    </LivePanel>
  );
}

/** An ISO of which nothing is known yet: why, or that it is loading. */
function UnknownRow({ isoId, result }: Picked) {
  const failure = failureOf({ isoId, result });
  if (failure)
    return <RowTrouble title={m.isoTrouble({ id: isoId, why: failure.title })} failure={failure} />;
  // The page's notice says why.
  if (result.error) return <RowTrouble title={m.isoNotLoaded({ id: isoId })} />;
  return (
    <li className="border-t border-line px-4">
      <DownloadSkeleton rows={1} />
    </li>
  );
}

/** Of this ISO alone: that it was not found. Any other is the provider's, and stands at the page's head. */
function failureOf({ isoId, result }: Picked): Failure | null {
  if (result.error?.kind !== 'not-found') return null;
  const live = inDownloadWords(liveIso(result, isoId), result.error, rowNotFound());
  return live.state === 'loading' ? null : live.failure;
}

/**
 * Many requests as one source: the oldest response counts, and "not found" is a response too; so does one failure for
 * all. An ISO that is never requested again, because it is deleted, counts only where nothing else is left.
 */
function together(picked: readonly Picked[]): Live<true> {
  const lives = picked.map(({ isoId, result }) => liveIso(result, isoId));
  const responses = picked.flatMap(({ isoId, result: { data, error } }) => {
    if (error?.kind === 'not-found') return [{ at: error.at, final: true }];
    return data ? [{ at: data.asOf, final: isoSource(isoId).every === null }] : [];
  });
  const failing = picked.flatMap(({ result }, index) => {
    const live = lives[index];
    const failed = live && live.state !== 'loading' && result.error && result.error.kind !== 'not-found';
    return failed ? [live] : [];
  });
  const [first] = failing;
  const failure = first?.failure ?? null;
  const controls = {
    refreshing: lives.some((live) => live.state !== 'loading' && live.refreshing),
    refresh: (onEnd?: () => void) => {
      const refreshed = lives.flatMap((live) =>
        live.state === 'loading' ? [] : new Promise<void>((resolve) => live.refresh(resolve)),
      );
      void Promise.all(refreshed).then(onEnd);
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
      failure,
      hiccup: failing.every((live) => live.state === 'ready' && live.hiccup === true),
      refreshFailed: failing.some((live) => live.state === 'ready' && live.refreshFailed === true),
      responses: picked.flatMap(({ result }) => result.data ?? []),
      age,
      ...controls,
    };
  }
  if (picked.some(({ result }) => result.isPending)) return { state: 'loading' };
  return failure === null ? { state: 'loading' } : { state: 'failed', failure, ...controls };
}
