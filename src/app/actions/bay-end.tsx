import { Lock } from 'lucide';
import type { ReactNode } from 'react';
import type { Bay } from '../media/bays.ts';
import { Button } from '../ui/button.tsx';
import { ShortLabel } from '../ui/short-label.tsx';
import type { Act } from './action-store.ts';
import { driveOf, driveUse, type DriveUse } from './drive-ref.ts';
import { drivePlace } from './intent.ts';
import * as m from './messages/drives.en.ts';
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
        blocked={waits || closed ? '' : undefined}
        reasonId={waits ? noteId(drive.device) : GATE_REASON.mount}
        onPress={() => {
          if (use.kind === 'free') dialogs.open({ kind: 'mount', device: drive.device });
          else void store.run({ action: 'unmount', drive, image: use });
        }}
      >
        <ShortLabel {...labelOf(waits ? act : undefined, use, drive.name)} />
      </Button>
    </span>
  );
}

/** What the button says. @param act what waits for HostUp */
function labelOf(act: Act | undefined, use: DriveUse, drive: string) {
  if (act?.intent.action === 'mount') return { short: m.mounting(), whole: m.mountingIn({ drive }) };
  if (act?.intent.action === 'unmount') {
    return { short: m.unmounting(), whole: m.unmountingFrom({ image: act.intent.image.name, drive }) };
  }
  return use.kind === 'holds'
    ? { short: m.unmount(), whole: m.unmountFrom({ image: use.name, drive }) }
    : { short: m.mount(), whole: m.mountIn({ drive }) };
}

/** Id of the words about what happens to a drive. */
export function noteId(device: string): string {
  return `drive-note-${device}`;
}
