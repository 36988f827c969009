import { useSyncExternalStore } from 'react';
import type { Act } from './action-store.ts';
import { DeletionAlone } from './deletion-notes.tsx';
import { DownloadForm } from './download-form.tsx';
import { DownloadJobRow } from './download-job-row.tsx';
import * as m from './messages/downloads.en.ts';
import { RefusedAlone } from './outcome-notes.tsx';
import { useVpsActions } from './vps-actions-context.ts';

/** Under the library: downloads that were started here, deletions, and the form that starts one. */
export function LibraryEnd() {
  const { store, dialogs, allows, downloads } = useVpsActions();
  const acts = useSyncExternalStore(store.subscribe, store.all);
  const open = useSyncExternalStore(dialogs.subscribe, dialogs.current);
  const started = useSyncExternalStore(downloads.subscribe, downloads.current);
  return (
    <div className="print:hidden">
      {started.length > 0 ? (
        <ul aria-label={m.intoLibrary()} className="divide-y divide-line border-t border-line">
          {started.map((download) => (
            <DownloadJobRow key={download.key} download={download} />
          ))}
        </ul>
      ) : null}
      {acts.map((act) => {
        const note = noteOf(act);
        return note === null ? null : (
          <div key={act.id} className="border-t border-line bg-page px-4 py-3 text-xs">
            {note}
          </div>
        );
      })}
      {allows('download') ? <DownloadForm /> : null}
    </div>
  );

  /** What became of a deletion whose question was closed, and of a download whose form went with the permission. */
  function noteOf(act: Act) {
    const { intent, phase } = act;
    if (intent.action === 'delete' && open?.kind !== 'delete' && phase.kind !== 'confirmed')
      return <DeletionAlone act={act} image={intent.image} />;
    if (intent.action === 'download' && phase.kind === 'refused' && !allows('download'))
      return <RefusedAlone act={act} />;
    return null;
  }
}
