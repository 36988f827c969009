import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, RefreshCw, X } from 'lucide';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Job } from '../../contracts/gateway/action-bodies.ts';
import { isoMediaQuery } from '../media/queries.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { inWords } from '../ui/in-words.tsx';
import { ShortLabel } from '../ui/short-label.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { spoken } from '../ui/spoken.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { focusDownloadForm } from './download-field.ts';
import { jobQuery, jobStanding, type JobStanding, type StartedDownload } from './download-job.ts';
import { canAct } from './intent.ts';
import * as m from './messages/downloads.en.ts';
import { useAct, useTimeSince } from './use-act.ts';
import { GATE_REASON, useVpsActions } from './vps-actions-context.ts';

/** A download that was started here: on its way, ended, failed, or no longer reported. */
export function DownloadJobRow({ download }: { download: StartedDownload }) {
  const { filename, jobId } = download;
  if (download.outcome === 'done') {
    return <Row download={download} words={m.alreadyThere()} end={<MountIt filename={filename} />} />;
  }
  if (jobId === null) {
    return <Row download={download} words={m.notFollowed()} end={<MountIt filename={filename} />} />;
  }
  return <Followed download={download} jobId={jobId} />;
}

function Followed({ download, jobId }: { download: StartedDownload; jobId: string }) {
  const { store } = useVpsActions();
  const { data, error } = useQuery(jobQuery(jobId, useQueryClient()));
  const passed = useTimeSince(download.startedAt);
  const moves = useMovingPercent(data?.body.progress ?? null);
  const isHere = useImageNamed(download.filename) !== undefined || download.seen;
  const state = jobStanding(data?.body, error, isHere);
  useSpokenFailure(download.filename, state);
  useEffect(() => {
    if (state === 'completed') store.reread();
  }, [state, store]);
  switch (state) {
    case 'running':
      return (
        <Row
          download={download}
          words={data ? runningWords(data.body, download.host) : m.waitingForReport()}
          end={
            <div className="w-full sm:w-52">
              <ProgressBar
                label={download.filename}
                value={moves}
                valueText={moves === null ? m.noPercent() : m.percent({ percent: Math.floor(moves) })}
              />
              <p translate="no" className="mt-1 flex justify-between gap-2 text-xs text-muted tabular-nums">
                <span>{m.soFar({ time: passed })}</span>
                <span>{moves === null ? m.noPercentShort() : m.percent({ percent: Math.floor(moves) })}</span>
              </p>
            </div>
          }
          isRunning
        />
      );
    case 'completed':
      return isHere ? (
        <Row download={download} words={m.confirmed()} end={<MountIt filename={download.filename} />} />
      ) : (
        <Row
          download={download}
          words={m.notInLibraryYet()}
          end={
            <Button size="row" icon={RefreshCw} onPress={() => store.reread()}>
              {m.checkNow()}
            </Button>
          }
        />
      );
    case 'gone':
      return (
        <Row
          download={download}
          words={m.noLongerReported()}
          end={<MountIt filename={download.filename} />}
        />
      );
    case 'unread':
      return <Row download={download} words={m.reportNotRead({ why: error?.message ?? '' })} end={null} />;
    case 'failed':
      return (
        <Row
          download={download}
          words={
            <span className="flex items-start gap-1.5">
              <Icon of={CircleAlert} className="mt-px size-3.5 shrink-0 text-danger" />
              <span className="min-w-0">
                <span className="font-semibold text-danger">{m.failed()}</span>{' '}
                {data?.body.message ? <Untrusted text={data.body.message} max={300} /> : m.checkUrl()}
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
  if (isQueued) return m.queued();
  return inWords(m.downloadingFrom, { host: <Untrusted text={host} max={60} /> });
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
        {isRunning ? null : (
          <IconButton label={m.dismiss({ file: download.filename })} icon={X} onPress={dismiss} />
        )}
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
      <ShortLabel short={m.editAndRetry()} whole={m.editAndRetryFile({ file: download.filename })} />
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
      <ShortLabel short={m.mount()} whole={m.mountImage({ image: filename })} />
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
function useSpokenFailure(filename: string, state: JobStanding): void {
  const before = useRef(state);
  useEffect(() => {
    if (state === before.current) return;
    before.current = state;
    if (state === 'failed') spoken.say(m.failedFile({ file: filename }));
  }, [state, filename]);
}
