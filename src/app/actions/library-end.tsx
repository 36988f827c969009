import { useSyncExternalStore } from 'react';
import { DownloadForm } from './download-form.tsx';
import { DownloadJobRow } from './download-job-row.tsx';
import * as m from './messages/downloads.en.ts';
import { RefusedAlone } from './outcome-notes.tsx';
import { useVpsActions } from './vps-actions-context.ts';

/** Under the library: downloads that were started here, what was refused, and the form that starts one. */
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
      {acts
        .filter(
          ({ intent }) =>
            (intent.action === 'delete' && open?.kind !== 'delete') ||
            (intent.action === 'download' && !allows('download')),
        )
        .map((act) => (
          <div key={act.id} className="border-t border-line bg-page px-4 py-3 text-xs empty:hidden">
            <RefusedAlone act={act} />
          </div>
        ))}
      {allows('download') ? <DownloadForm /> : null}
    </div>
  );
}
