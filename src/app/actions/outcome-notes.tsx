import { CircleAlert, TriangleAlert, X } from 'lucide';
import type { Phase } from './action-store.ts';
import { visible } from '../text/visible.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Untrusted } from '../ui/untrusted.tsx';

type Refused = Extract<Phase, { kind: 'refused' }>;

interface RefusedNoteProps {
  phase: Refused;
  /** Absent where it goes with what it stands in. */
  onDismiss?: () => void;
}

/** Why an action was not carried out: HostUp's own words where it gave some, with its code and request id. */
export function RefusedNote({ phase: { detail, problem }, onDismiss }: RefusedNoteProps) {
  const upstream = problem?.upstream;
  // Of a rate limit the gateway's own words tell more: how long to wait.
  const isLimit = problem?.code === 'upstream_rate_limited';
  const reason = isLimit ? null : (upstream?.detail ?? upstream?.title ?? null);
  const code = upstream?.code ?? problem?.gate?.code ?? null;
  const requestId = upstream?.requestId ?? null;
  return (
    <div className="flex items-start gap-1.5">
      <Icon of={CircleAlert} className="mt-px size-3.5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1 space-y-1.5">
        <p className="text-danger [overflow-wrap:anywhere]">
          {reason === null ? (
            <Untrusted text={detail} max={600} />
          ) : (
            <>
              HostUp refused: “<Untrusted text={reason} max={500} />”
            </>
          )}
        </p>
        {code === null && requestId === null ? null : (
          <div className="flex flex-wrap gap-1.5">
            {code === null ? null : <CodeTag code={visible(code)} label="Copy error code" />}
            {requestId === null ? null : <CodeTag code={visible(requestId)} label="Copy request id" />}
          </div>
        )}
      </div>
      {onDismiss ? <IconButton label="Dismiss" icon={X} onPress={onDismiss} /> : null}
    </div>
  );
}

/** The response was lost: what HostUp's media show decides, and only a person sends it again. */
export function UnknownNote({ waits, verb }: { waits: boolean; verb: string }) {
  return (
    <p className="flex items-start gap-1.5 text-warn">
      <Icon of={TriangleAlert} className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0">
        {waits
          ? `No response from HostUp. The ${verb} may have been carried out. Checking.`
          : verb === 'download'
            ? 'No response from HostUp. If it downloads the image all the same, it appears in this list. It was not sent again: try again if you still want it.'
            : `No response from HostUp, and it does not show the ${verb}. It was not sent again: try again if you still want it.`}
      </span>
    </p>
  );
}
