import { useSyncExternalStore } from 'react';
import { DownloadForm } from './download-form.tsx';
import { DownloadJobRow } from './download-job-row.tsx';
import * as m from './messages/downloads.en.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** Under the library: downloads that were started here, and the form that starts one. */
export function LibraryEnd() {
  const { allows, downloads } = useVpsActions();
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
      {allows('download') ? <DownloadForm /> : null}
    </div>
  );
}
