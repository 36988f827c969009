import { Disc3 } from 'lucide';
import { useId, useState } from 'react';
import type { IsoImage, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { BayPicture } from '../media/bay-drawing.tsx';
import type { Bay } from '../media/bays.ts';
import { formatSizeGb, imageName, shortImageName } from '../media/image-name.ts';
import { present } from '../media/slots.ts';
import { useManagePlace } from '../session/manage-url.ts';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { choicesOf, contentOf, FREE, initialChoice, placeIn, type Choice } from './drive-choices.ts';
import { canAct, drivePlace, type DriveRef } from './intent.ts';
import * as m from './messages/dialogs.en.ts';
import { mountPreview } from './mount-preview.ts';
import { MountProgress } from './mount-progress.tsx';
import { useAct, useTimeSince, useWaits } from './use-act.ts';
import { useServerName } from './use-server-name.ts';
import { useVpsActions } from './vps-actions-context.ts';

interface MountDialogProps {
  media: IsoMedia;
  /** The image, where it is chosen already. */
  isoId: string | undefined;
  /** The drive, where it is chosen already. */
  device: string | undefined;
}

/** Image, drive, and what the next start then tries. A drive in use is emptied first, as a step of its own. */
export function MountDialog({ media, isoId: given, device: givenDevice }: MountDialogProps) {
  const { store, dialogs, gates } = useVpsActions();
  const serverName = useServerName();
  const images = media.available.filter(present).filter(({ id }) => canAct(id));
  const [order] = useState(() => choicesOf(media).map(({ drive }) => drive.device));
  // As they were when the dialog opened: a drive that is emptied stays where it is.
  const choices = choicesOf(media).toSorted((a, b) => placeIn(order, a) - placeIn(order, b));
  const [isoId, setIsoId] = useState(given ?? '');
  const [chosen, setChosen] = useState(() => initialChoice(choices, givenDevice));
  /** The drive of the steps that this dialog has begun. */
  const [begun, setBegun] = useState<Choice | null>(null);
  const image = images.find(({ id }) => id === isoId);
  const choice = choices.find(({ drive }) => drive.device === chosen?.device);
  const act = useAct(begun && drivePlace(begun.drive.device));
  const waits = useWaits(act);
  // Also by a dialog that was closed meanwhile.
  const inDrive = useAct(choice ? drivePlace(choice.drive.device) : null);
  const isBusy = useWaits(inDrive);
  const time = useTimeSince(inDrive?.sentAt ?? 0);
  const isOwnChange = waits || act?.phase.kind === 'confirmed';
  // Changed by someone else: to replace something else needs another yes.
  const changed = choice && chosen && chosen.seen !== contentOf(choice.use) && !isOwnChange ? choice : null;
  const selected = changed ? undefined : choice;
  const isThere = selected?.use.kind === 'holds' && selected.use.isoId === image?.id;
  const blocked = !gates.mount.open
    ? gates.mount.reason
    : !image
      ? m.chooseImage()
      : !selected
        ? m.chooseDrive()
        : isThere
          ? m.isThereAlready({ drive: selected.drive.name })
          : isBusy
            ? m.waiting({ time })
            : undefined;
  const note = useId();

  async function mount() {
    if (!image || !selected) return;
    const { drive, use } = selected;
    // By the time that it is confirmed, the person may have closed this dialog and opened another.
    const own = dialogs.current();
    setBegun(selected);
    const ref = { isoId: image.id, name: shortImageName(image) };
    if (use.kind === 'holds') {
      const out = await store.run({ action: 'unmount', drive, image: use, next: ref });
      // Without that, the drive is not free: nothing more is sent.
      if (out?.phase.kind !== 'confirmed') return;
      setChosen({ device: drive.device, seen: FREE });
    }
    const end = await store.run({ action: 'mount', drive, image: ref });
    if (end?.phase.kind === 'confirmed' && dialogs.current() === own) dialogs.close();
  }

  const failed = act && !waits && act.phase.kind !== 'confirmed';
  return (
    <DialogFrame
      title={m.mountOn({ server: serverName })}
      actions={
        <>
          <Button size="sheet" onPress={() => dialogs.close()}>
            {waits ? m.close() : m.cancel()}
          </Button>
          <Button
            variant="primary"
            size="sheet"
            icon={Disc3}
            blocked={waits ? '' : blocked}
            reasonId={note}
            onPress={() => void mount()}
          >
            {waits ? m.mounting() : failed ? m.retry() : m.mount()}
          </Button>
        </>
      }
    >
      {given !== undefined && image ? (
        <ImageWords image={image} />
      ) : (
        <ImageSelect images={images} value={isoId} locked={waits} onChange={setIsoId} />
      )}
      <fieldset className="min-w-0">
        <legend className="mb-1">{m.drive()}</legend>
        <div className="space-y-2">
          {choices.map((each) => (
            <DriveOption
              key={each.drive.device}
              choice={each}
              checked={selected === each}
              locked={waits}
              onChoose={() => {
                setBegun(null);
                setChosen({ device: each.drive.device, seen: contentOf(each.use) });
              }}
            />
          ))}
        </div>
        {choices.length === 0 ? <p className="text-muted">{m.noDrive()}</p> : null}
        {changed ? (
          <p className="mt-1.5 text-xs text-warn">{m.changedElsewhere({ drive: changed.drive.name })}</p>
        ) : null}
        {selected?.use.kind === 'holds' && !begun && !isThere ? (
          <p className="mt-1.5 text-xs text-warn [overflow-wrap:anywhere]">
            {m.unmountsFirst({ image: selected.use.name, drive: selected.drive.name })}
          </p>
        ) : null}
        <div id={note} className="mt-1.5 text-xs empty:hidden">
          {begun && act ? (
            <MountProgress act={act} replaces={begun.use.kind === 'holds'} waits={waits} />
          ) : blocked === undefined ? null : (
            <p className="text-muted">{blocked}</p>
          )}
        </div>
      </fieldset>
      {image && selected ? <Preview media={media} drive={selected.drive} image={image} /> : null}
    </DialogFrame>
  );
}

function Preview({ media, drive, image }: { media: IsoMedia; drive: DriveRef; image: IsoImage }) {
  const { isHostUps } = useManagePlace();
  const { headline, sentence } = mountPreview(media, drive, image.id, isHostUps ? 'hostUp' : 'other');
  return (
    <section className="rounded-md bg-sunken px-3 py-2.5 [overflow-wrap:anywhere]">
      <h3 className="text-xs font-semibold text-muted">{m.nextStart()}</h3>
      <p className="mt-0.5 font-semibold">{headline}</p>
      <p className="mt-0.5 text-xs text-muted">{m.orderMayChange({ sentence })}</p>
    </section>
  );
}

function ImageWords({ image }: { image: IsoImage }) {
  const name = imageName(image);
  return (
    <div>
      <p className="mb-1">{m.image()}</p>
      <div className="flex items-baseline gap-2">
        <Icon of={Disc3} className="size-4 shrink-0 self-center" />
        <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
          <span className="font-semibold">
            <Untrusted text={name} max={80} />
          </span>{' '}
          {image.name === null || image.name === name ? null : (
            <span className="text-xs text-muted">
              <Mono>
                <Untrusted text={image.name} max={80} />
              </Mono>
            </span>
          )}
        </p>
        <span className="shrink-0 text-muted tabular-nums">{formatSizeGb(image.sizeGb)}</span>
      </div>
    </div>
  );
}

interface ImageSelectProps {
  images: readonly IsoImage[];
  value: string;
  /** While its mount is in progress. */
  locked: boolean;
  onChange: (isoId: string) => void;
}

function ImageSelect({ images, value, locked, onChange }: ImageSelectProps) {
  return (
    <label className="block">
      <span className="mb-1 block">{m.image()}</span>
      <select
        value={value}
        disabled={locked}
        onChange={(event) => onChange(event.currentTarget.value)}
        className="h-8 w-full min-w-0 rounded-control border border-line-strong bg-raised px-2 max-sm:h-11"
      >
        <option value="" disabled>
          {m.selectImage()}
        </option>
        {images.map((image) => (
          <option key={image.id} value={image.id} className="bg-raised text-ink">
            {m.imageAndSize({ image: brief(imageName(image), 80), size: formatSizeGb(image.sizeGb) })}
          </option>
        ))}
      </select>
    </label>
  );
}

interface DriveOptionProps {
  choice: Choice;
  checked: boolean;
  /** While a mount is in progress. */
  locked: boolean;
  onChoose: () => void;
}

function DriveOption({ choice: { bay, drive, use }, checked, locked, onChoose }: DriveOptionProps) {
  const place = placeWords(bay.position);
  return (
    <label
      className={`flex min-h-14 cursor-pointer items-center gap-3 rounded-md border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${checked ? 'border-accent inset-ring inset-ring-accent' : 'border-line-strong'}`}
    >
      <input
        type="radio"
        name="drive"
        checked={checked}
        disabled={locked}
        onChange={onChoose}
        className="size-4 shrink-0 accent-accent outline-none"
      />
      <span className="w-18 shrink-0 max-sm:hidden">
        <BayPicture of={bay.drawing} leftIn={false} />
      </span>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <span className="font-semibold">{drive.name}</span>{' '}
        <span className="text-muted">
          <Mono>{drive.device}</Mono>
        </span>
        <span className="block text-xs text-muted">
          {use.kind === 'holds' ? m.holdsAt({ image: use.name, place }) : m.emptyAt({ place })}
        </span>
      </span>
      <Badge tone={use.kind === 'holds' ? 'warn' : 'neutral'}>
        {use.kind === 'holds' ? m.replacesIt() : m.empty()}
      </Badge>
    </label>
  );
}

function placeWords(position: Bay['position']): string {
  if (position === 'none') return m.notInOrder();
  return position === 'unknown' ? m.orderUnknown() : m.triedAs({ position });
}
