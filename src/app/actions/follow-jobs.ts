import { QueryObserver, type QueryClient } from '@tanstack/react-query';
import type { Act, ActionStore } from './action-store.ts';
import { jobQuery, jobStanding } from './download-job.ts';

/**
 * Follows the job of each act that HostUp accepted, until the act has come to its end, also while one looks elsewhere:
 * only the job says that it failed. One that completes confirms nothing, and one that cannot be read changes nothing.
 */
export function followJobs(store: ActionStore, queryClient: QueryClient): void {
  const followed = new Map<number, () => void>();
  store.subscribe(() => {
    const open = new Map(store.all().flatMap((act) => (jobOf(act) === null ? [] : [[act.id, act]])));
    for (const [id, stop] of followed) {
      if (open.has(id)) continue;
      stop();
      followed.delete(id);
    }
    for (const [id, act] of open) if (!followed.has(id)) followed.set(id, follow(act));
  });

  function follow(act: Act): () => void {
    const stop = new QueryObserver(queryClient, jobQuery(jobOf(act) ?? '', queryClient)).subscribe(
      ({ data, error }) => {
        const standing = jobStanding(data?.body, error, false);
        if (standing !== 'running') stop();
        if (standing === 'failed') store.fail(act, data?.body.message ?? null);
      },
    );
    return stop;
  }
}

/** The job to follow; that of a download is followed by its row. */
function jobOf({ intent, phase }: Act): string | null {
  return phase.kind === 'accepted' && intent.action !== 'download' ? (phase.result.job?.id ?? null) : null;
}
