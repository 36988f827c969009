import { useQuery } from '@tanstack/react-query';
import { CircleAlert, RefreshCw, X } from 'lucide';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Job } from '../../contracts/gateway/action-bodies.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { spoken } from '../ui/spoken.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { focusDownloadForm } from './download-field.ts';
import { jobQuery, type StartedDownload } from './download-job.ts';
import { canAct } from './intent.ts';
import { useAct, useTimeSince } from './use-act.ts';
import { GATE_REASON, useVpsActions } from './vps-actions-context.ts';

/** A download that was started here: on its way, ended, failed, or no longer reported. */
export function DownloadJobRow({ download }: { download: StartedDownload }) {
  const { filename, jobId } = download;
  if (download.outcome === 'done') {
    return (
      <Row
        download={download}
        words="Already in your library. Nothing was downloaded."
        end={<MountIt filename={filename} />}
      />
    );
  }
  if (jobId === null) {
    return (
      <Row
        download={download}
        words="HostUp accepted the download, but gives no way to follow it. The image appears in the list when it is there."
        end={<MountIt filename={filename} />}
      />
    );
  }
  return <Followed download={download} jobId={jobId} />;
}

function Followed({ download, jobId }: { download: StartedDownload; jobId: string }) {
  const { store } = useVpsActions();
  const { data, error } = useQuery(jobQuery(jobId));
  const passed = useTimeSince(download.startedAt);
  const moves = useMovingPercent(data?.body.progress ?? null);
  const state = data?.body.state ?? 'running';
  const isHere = useImageNamed(download.filename) !== undefined;
  useSpokenFailure(download.filename, state);
  useEffect(() => {
    if (state === 'completed') store.reread();
  }, [state, store]);
  if (error?.kind === 'not-found') {
    return (
      <Row
        download={download}
        words="HostUp no longer reports this download. If it worked, it is in the list."
        end={<MountIt filename={download.filename} />}
      />
    );
  }
  switch (state) {
    case 'running':
      return (
        <Row
          download={download}
          words={data ? runningWords(data.body, download.host) : 'Waiting for HostUp’s report'}
          end={
            <div className="w-full sm:w-52">
              <ProgressBar
                label={download.filename}
                value={moves}
                valueText={moves === null ? 'HostUp gives no percent' : `${Math.floor(moves)} %`}
              />
              <p translate="no" className="mt-1 flex justify-between gap-2 text-xs text-muted tabular-nums">
                <span>{passed} so far</span>
                <span>{moves === null ? 'no percent given' : `${Math.floor(moves)} %`}</span>
              </p>
            </div>
          }
          isRunning
        />
      );
    case 'completed':
      return isHere ? (
        <Row
          download={download}
          words="HostUp confirms: it is in the library."
          end={<MountIt filename={download.filename} />}
        />
      ) : (
        <Row
          download={download}
          words="Completed, but not in the library yet"
          end={
            <Button size="row" icon={RefreshCw} onPress={() => store.reread()}>
              Check now
            </Button>
          }
        />
      );
    case 'failed':
      return (
        <Row
          download={download}
          words={
            <span className="flex items-start gap-1.5">
              <Icon of={CircleAlert} className="mt-px size-3.5 shrink-0 text-danger" />
              <span className="min-w-0">
                <span className="font-semibold text-danger">HostUp could not download it.</span>{' '}
                {data?.body.message ? (
                  <Untrusted text={data.body.message} max={300} />
                ) : (
                  'Check that the URL works without a redirect.'
                )}
              </span>
            </span>
          }
          end={<EditAndRetry download={download} />}
        />
      );
    default:
      return state satisfies never;
  }
}

function runningWords({ status }: Job, host: string): ReactNode {
  const isQueued = status !== null && /^(pending|queued|waiting)$/i.test(status.trim());
  if (isQueued) return 'Queued at HostUp';
  return (
    <>
      HostUp is downloading it from <Untrusted text={host} max={60} />
    </>
  );
}

interface RowProps {
  download: StartedDownload;
  words: ReactNode;
  end: ReactNode;
  /** While it is on its way it stays. */
  isRunning?: boolean;
}

function Row({ download, words, end, isRunning = false }: RowProps) {
  const { downloads } = useVpsActions();
  const dismiss = () => downloads.write(downloads.current().filter(({ key }) => key !== download.key));
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1.5">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium [overflow-wrap:anywhere]">
          <Untrusted text={download.filename} />
        </p>
        <p className="text-xs text-muted [overflow-wrap:anywhere]">{words}</p>
      </div>
      <div className={`flex items-center gap-1.5 sm:ml-auto ${isRunning ? 'max-sm:w-full' : ''}`}>
        {end}
        {isRunning ? null : <IconButton label={`Dismiss ${download.filename}`} icon={X} onPress={dismiss} />}
      </div>
    </li>
  );
}

/** Back into the form, with all that was typed. */
function EditAndRetry({ download }: { download: StartedDownload }) {
  const { allows, gates, drafts, store } = useVpsActions();
  const act = useAct('download');
  if (!allows('download')) return null;
  return (
    <Button
      size="row"
      blocked={gates.download.open ? undefined : ''}
      reasonId={GATE_REASON.download}
      onPress={() => {
        if (act && act.phase.kind !== 'sending') store.dismiss('download', act.id);
        drafts.edit(download);
        focusDownloadForm();
      }}
    >
      Edit and retry<VisuallyHidden>{` ${download.filename}`}</VisuallyHidden>
    </Button>
  );
}

/** Offers the next step once the library has the image. */
function MountIt({ filename }: { filename: string }) {
  const { allows, gates, dialogs } = useVpsActions();
  const image = useImageNamed(filename);
  if (!image || !allows('mount') || !gates.mount.open || !canAct(image.id)) return null;
  return (
    <Button size="row" onPress={() => dialogs.open({ kind: 'mount', isoId: image.id })}>
      Mount…<VisuallyHidden>{` ${filename}`}</VisuallyHidden>
    </Button>
  );
}

function useImageNamed(filename: string) {
  const { vpsId } = useVpsActions();
  const media = useQuery(isoMediaQuery(vpsId)).data?.body;
  return media?.available.find((image) => image?.name === filename) ?? undefined;
}

/** A percent once it has moved: HostUp's jobs may hold a placeholder. `null` until then. */
function useMovingPercent(progress: number | null): number | null {
  const [first, setFirst] = useState(progress);
  if (first === null && progress !== null) setFirst(progress);
  return progress !== null && first !== null && progress > first ? Math.min(progress, 99.9) : null;
}

/** Announces a failure once, where it came while one looked. A success is announced when its image is in the library. */
function useSpokenFailure(filename: string, state: Job['state']): void {
  const before = useRef(state);
  useEffect(() => {
    if (state === before.current) return;
    before.current = state;
    if (state === 'failed') spoken.say(`HostUp could not download ${filename}.`);
  }, [state, filename]);
}
