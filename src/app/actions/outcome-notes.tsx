import { CircleAlert, TriangleAlert, X } from 'lucide';
import type { Act, Phase } from './action-store.ts';
import type { Action } from '../../contracts/gateway/actions.ts';
import { visible } from '../text/visible.ts';
import { CodeTag } from '../ui/code-tag.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { inWords } from '../ui/in-words.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { placeOf, type Intent } from './intent.ts';
import * as m from './messages/drives.en.ts';
import { refusalWords } from './refusal-words.ts';
import { useVpsActions } from './vps-actions-context.ts';

type Refused = Extract<Phase, { kind: 'refused' }>;

interface RefusedNoteProps {
  phase: Refused;
  /** What was refused, where it is to be said. */
  intent?: Intent;
  /** Absent where it goes with what it stands in. */
  onDismiss?: () => void;
}

/** Why an action was not carried out: HostUp's own words where it gave some, with its code and request id. */
export function RefusedNote({ phase: { detail, problem }, intent, onDismiss }: RefusedNoteProps) {
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
          {intent ? `${refusalWords(intent, '').trim()} ` : null}
          {reason === null ? (
            <Untrusted text={detail} max={600} />
          ) : (
            inWords(m.notDone, { reason: <Untrusted text={reason} max={500} /> })
          )}
        </p>
        {code === null && requestId === null ? null : (
          <div className="flex flex-wrap gap-1.5">
            {code === null ? null : <CodeTag code={visible(code)} label={m.errorCode()} />}
            {requestId === null ? null : <CodeTag code={visible(requestId)} label={m.requestId()} />}
          </div>
        )}
      </div>
      {onDismiss ? <IconButton label={m.dismiss()} icon={X} onPress={onDismiss} /> : null}
    </div>
  );
}

/** The same where no button beside it tells which action it was. Nothing of one that was not refused. */
export function RefusedAlone({ act: { id, intent, phase } }: { act: Act }) {
  const { store } = useVpsActions();
  if (phase.kind !== 'refused') return null;
  return <RefusedNote phase={phase} intent={intent} onDismiss={() => store.dismiss(placeOf(intent), id)} />;
}

/** The response was lost: what HostUp's media show decides, and only a person sends it again. */
export function UnknownNote({ act: { intent, missed }, waits }: { act: Act; waits: boolean }) {
  const words = waits ? UNKNOWN[intent.action] : missed ? LOST[intent.action] : () => m.notChecked();
  return (
    <p className="flex items-start gap-1.5 text-warn">
      <Icon of={TriangleAlert} className="mt-px size-3.5 shrink-0" />
      <span className="min-w-0">{words()}</span>
    </p>
  );
}

const UNKNOWN: Record<Action, () => string> = {
  mount: () => m.mountUnknown(),
  unmount: () => m.unmountUnknown(),
  download: () => m.downloadUnknown(),
  delete: () => m.deleteUnknown(),
  restart: () => m.restartUnknown(),
};

const LOST: Record<Action, () => string> = {
  mount: () => m.mountLost(),
  unmount: () => m.unmountLost(),
  download: () => m.downloadLost(),
  delete: () => m.deleteLost(),
  restart: () => m.restartLost(),
};
