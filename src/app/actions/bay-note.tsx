import { RefreshCw } from 'lucide';
import type { Bay } from '../media/bays.ts';
import { Button } from '../ui/button.tsx';
import { type Act } from './action-store.ts';
import { noteId } from './bay-end.tsx';
import { driveOf } from './drive-ref.ts';
import { drivePlace } from './intent.ts';
import * as m from './messages/drives.en.ts';
import { NotMounted } from './mount-progress.tsx';
import { RefusedNote, UnknownNote } from './outcome-notes.tsx';
import { useAct, useTimeSince, useWaits } from './use-act.ts';
import { useVpsActions } from './vps-actions-context.ts';

/** What happens to a drive: sent, accepted and not shown, unknown, refused. */
export function BayNote({ bay }: { bay: Bay }) {
  const drive = driveOf(bay);
  const act = useAct(drive && drivePlace(drive.device));
  const waits = useWaits(act);
  if (!drive || !act) return null;
  return (
    <div id={noteId(drive.device)} className="col-span-full text-xs empty:hidden sm:col-start-3">
      <Note act={act} waits={waits} />
      <NotMounted act={act} waits={waits} />
    </div>
  );
}

function Note({ act, waits }: { act: Act; waits: boolean }) {
  const { store } = useVpsActions();
  const { intent, phase } = act;
  const time = useTimeSince(act.sentAt);
  const isMount = intent.action === 'mount';
  const image = 'image' in intent ? intent.image.name : '';
  switch (phase.kind) {
    case 'sending':
      return <Pending words={(isMount ? m.mountingFor : m.unmountingFor)({ image, time })} />;
    case 'accepted':
      return waits ? (
        <Pending words={(isMount ? m.mountWaits : m.unmountWaits)({ image, time })} />
      ) : (
        <NotShown
          words={act.missed ? (isMount ? m.mountNotShown : m.unmountNotShown)({ time }) : m.notChecked()}
        />
      );
    case 'unknown':
      return <UnknownNote act={act} waits={waits} />;
    case 'refused':
      return <RefusedNote phase={phase} onDismiss={() => store.dismiss(drivePlaceOf(act), act.id)} />;
    case 'confirmed':
      return null;
    default:
      return phase satisfies never;
  }
}

function drivePlaceOf({ intent }: Act): string {
  return 'drive' in intent ? drivePlace(intent.drive.device) : '';
}

function Pending({ words }: { words: string }) {
  return (
    <p translate="no" className="text-muted tabular-nums [overflow-wrap:anywhere]">
      {words}
    </p>
  );
}

function NotShown({ words }: { words: string }) {
  const { store } = useVpsActions();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <p className="text-muted tabular-nums">{words}</p>
      <Button size="row" icon={RefreshCw} onPress={() => store.reread()}>
        {m.checkNow()}
      </Button>
    </div>
  );
}
