import { Disc3, Download, Lock, RotateCcw } from 'lucide';
import { ACTIONS, type Action } from '../../contracts/gateway/actions.ts';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { currentDesk } from '../http/desk.ts';
import { ManageLink, StripRegion } from '../media/actions-strip.tsx';
import { downloadGate, isSameGate, mountGateOf, type Gate } from '../media/gate.ts';
import { useManagePlace } from '../session/manage-url.ts';
import { visible } from '../text/visible.ts';
import { Button } from '../ui/button.tsx';
import { CodeTag } from '../ui/code-tag.tsx';
import { inWords } from '../ui/in-words.tsx';
import { LongText } from '../ui/long-text.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { focusDownloadForm } from './download-field.ts';
import * as m from './messages/strip.en.ts';
import { RestartNote } from './restart-note.tsx';
import { useAct } from './use-act.ts';
import { useEffectWords } from './use-start.ts';
import { GATE_REASON, useVpsActions } from './vps-actions-context.ts';

/** The region "What you can do" where one may act: the actions themselves, and why one is not possible now. */
export function Strip({ media }: { media: IsoMedia }) {
  const { allows, dialogs } = useVpsActions();
  const [mount, upload] = [mountGateOf(media), downloadGate(media.actions)];
  return (
    <StripRegion>
      <ul className="space-y-2.5">
        {allows('mount') ? (
          <ActionRow
            name={m.mountIso()}
            icon={Disc3}
            primary
            gate={mount}
            reasonId={GATE_REASON.mount}
            allowed={m.mountAllowed()}
            onPress={() => dialogs.open({ kind: 'mount' })}
          />
        ) : null}
        {allows('download') ? (
          <ActionRow
            name={m.downloadFromUrl()}
            icon={Download}
            gate={upload}
            isReasonAbove={allows('mount') && isSameGate(mount, upload)}
            reasonId={GATE_REASON.download}
            allowed={m.downloadAllowed()}
            onPress={focusDownloadForm}
          />
        ) : null}
        {allows('restart') ? (
          <li className={ROW}>
            <Button icon={RotateCcw} onPress={() => dialogs.open({ kind: 'restart' })}>
              {m.restart()}
            </Button>
            <RestartNote />
          </li>
        ) : (
          <EffectNote />
        )}
      </ul>
      <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Elsewhere />
        <ManageLink />
      </div>
    </StripRegion>
  );
}

/** What is not done here: where it is, or why not at all. */
function Elsewhere() {
  const { allows, withoutLibrary } = useVpsActions();
  const panel = useManagePlace().isHostUps ? 'hostUp' : 'other';
  const others = (['mount', 'unmount', 'download'] as const).filter(
    (action) => !allows(action) && !withoutLibrary.includes(action),
  );
  return (
    <div className="min-w-0 flex-1 basis-60 space-y-1 text-xs text-muted">
      {withoutLibrary.length > 0 ? (
        <p>
          {m.needsLibrary({
            count: withoutLibrary.length,
            actions: upperFirst(listed(withoutLibrary.map((action) => NAMES[action]()))),
          })}
        </p>
      ) : null}
      <RoleLacks />
      <p>
        {others.length === 0
          ? m.orderElsewhere({ panel })
          : m.actionsElsewhere({
              actions: upperFirst(
                listed([
                  ...others.map((action) => (action === 'download' ? m.uploadName() : NAMES[action]())),
                  m.bootOrder(),
                ]),
              ),
              panel,
            })}
      </p>
    </div>
  );
}

/** Where people sign in: what their role in the account does not include. */
function RoleLacks() {
  const { allows, withoutLibrary } = useVpsActions();
  const lacking = ACTIONS.filter(
    (action) => !allows(action) && !withoutLibrary.some((one) => one === action),
  );
  if (!currentDesk() || lacking.length === 0) return null;
  return <p>{m.roleLacks({ actions: lacking.map((action) => NAMES[action]()).join(', ') })}</p>;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : m.andLast({ names: names.slice(0, -1).join(', '), last });
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where one cannot start the server here: whether a change of the drives waits for that, or what became of a restart. */
function EffectNote() {
  const effect = useEffectWords();
  const act = useAct('restart');
  if (act && act.phase.kind !== 'confirmed') {
    return (
      <li>
        <RestartNote />
      </li>
    );
  }
  return effect === null ? null : <li className="text-xs text-muted [overflow-wrap:anywhere]">{effect}</li>;
}

/** In a list of several. */
const NAMES: Record<Action, () => string> = {
  mount: () => m.mountName(),
  unmount: () => m.unmountName(),
  download: () => m.downloadName(),
  delete: () => m.deleteName(),
  restart: () => m.restartName(),
};

const ROW =
  'grid grid-cols-1 items-center gap-x-3 gap-y-1.5 sm:grid-cols-[12.5rem_minmax(0,1fr)] *:first:*:w-full *:first:w-full';

interface ActionRowProps {
  name: string;
  icon: typeof Disc3;
  primary?: boolean;
  gate: Gate;
  /** Id of the reason, to which every button of this action points. */
  reasonId: string;
  /** Whether the same reason and code stand in the row above. */
  isReasonAbove?: boolean;
  /** What is worth a word while it is allowed. */
  allowed: string;
  onPress: () => void;
}

function ActionRow(props: ActionRowProps) {
  const { name, icon, primary = false, gate, reasonId, isReasonAbove = false, allowed, onPress } = props;
  return (
    <li className={ROW}>
      <Button
        variant={primary ? 'primary' : 'secondary'}
        icon={gate.open ? icon : Lock}
        blocked={gate.open ? undefined : gate.reason}
        reasonId={reasonId}
        onPress={onPress}
      >
        {name}
      </Button>
      {gate.open ? (
        <p className="min-w-0 text-xs text-muted [overflow-wrap:anywhere]">
          {gate.note === undefined ? allowed : <LongText text={gate.note} />}
        </p>
      ) : isReasonAbove ? (
        <p id={reasonId} className="min-w-0">
          {inWords(m.sameReason, { notNow: <span className="font-semibold">{m.notNowInSentence()}</span> })}
          <VisuallyHidden> {gate.reason}</VisuallyHidden>
        </p>
      ) : (
        <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <p id={reasonId} className="min-w-0 [overflow-wrap:anywhere]">
            <span className="font-semibold">{m.notNow()}</span> <LongText text={gate.reason} />
          </p>
          {gate.code === null ? null : (
            <CodeTag code={visible(gate.code)} label={m.reasonCode({ action: name })} />
          )}
        </div>
      )}
    </li>
  );
}
