import { Lock } from 'lucide';
import type { ReactNode } from 'react';
import type { Bay } from '../media/bays.ts';
import { Button } from '../ui/button.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { driveOf, driveUse } from './drive-ref.ts';
import { drivePlace } from './intent.ts';
import { useAct, useWaits } from './use-act.ts';
import { GATE_REASON, useVpsActions } from './vps-actions-context.ts';

/** The one action of a drive: Unmount where a medium is in it, Mount where it is free. A warning stays beside it. */
export function BayEnd({ bay, tag }: { bay: Bay; tag: ReactNode }) {
  const { store, dialogs, allows, gates } = useVpsActions();
  const drive = driveOf(bay);
  const use = driveUse(bay);
  const act = useAct(drive && drivePlace(drive.device));
  const waits = useWaits(act);
  const verb = use.kind === 'holds' ? 'unmount' : 'mount';
  if (!drive || use.kind === 'none' || !allows(verb)) return tag;
  const closed = verb === 'mount' && !gates.mount.open;
  // One button in both cases: what has the focus keeps it when the drive is emptied.
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1.5 sm:justify-end">
      {bay.tag?.tone === 'warn' ? tag : null}
      <Button
        size="row"
        {...(closed && { icon: Lock })}
        blocked={waits ? WAITS : closed ? '' : undefined}
        reasonId={waits ? noteId(drive.device) : GATE_REASON.mount}
        onPress={() => {
          if (use.kind === 'free') dialogs.open({ kind: 'mount', device: drive.device });
          else void store.run({ action: 'unmount', drive, image: use });
        }}
      >
        {waits ? PENDING[act?.intent.action === 'mount' ? 'mount' : 'unmount'] : NAMES[verb]}
        <VisuallyHidden>
          {use.kind === 'holds' ? ` ${use.name} from ${drive.name}` : ` an ISO in ${drive.name}`}
        </VisuallyHidden>
      </Button>
    </span>
  );
}

const NAMES = { mount: 'Mount…', unmount: 'Unmount' } as const;
const PENDING = { mount: 'Mounting…', unmount: 'Unmounting…' } as const;
const WAITS = 'HostUp has not confirmed it yet';

/** Id of the words about what happens to a drive. */
export function noteId(device: string): string {
  return `drive-note-${device}`;
}
