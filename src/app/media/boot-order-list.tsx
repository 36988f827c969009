import { CircleHelp, Disc3, HardDrive, Plug, type IconNode } from 'lucide';
import type { ReactNode } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { Mono } from '../ui/mono.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { bootOrderView, type BootEntry } from './boot-order.ts';
import { holdsId, labelBesideId } from './device-label.ts';
import { imageName } from './image-name.ts';
import { MEDIUM_NOT_KNOWN, mediumWords } from './slots.ts';
import { Icon } from '../ui/icon.tsx';

export const BOOT_ORDER = 'Boot order';

/** A broken answer can hold thousands; so many are shown. */
const SHOWN = 100;

/** The devices in the order in which the server tries them, and those that it does not try. */
export function BootOrderList({ live }: { live: Live<IsoMedia> }) {
  return (
    <LivePanel
      title={BOOT_ORDER}
      live={live}
      fields={['bootOrder']}
      empty={() => null}
      skeleton={<SkeletonRows rows={2} className="h-12" />}
    >
      {(media) => <BootOrderEntries media={media} />}
    </LivePanel>
  );
}

function BootOrderEntries({ media }: { media: IsoMedia }) {
  const { gap, entries, outside } = bootOrderView(media);
  return (
    <div className="space-y-4">
      {gap === null ? (
        <ol className="divide-y divide-line">
          {entries.slice(0, SHOWN).map((entry, n) => (
            <Device key={entry.key} entry={entry} position={n + 1} />
          ))}
        </ol>
      ) : (
        <p>{gap}</p>
      )}
      {entries.length > SHOWN ? (
        <p className="text-muted">{entries.length - SHOWN} more are not shown.</p>
      ) : null}
      {outside.length > 0 ? (
        <div className="space-y-1 border-t border-line pt-3">
          <h3 className="text-xs font-medium text-muted">
            {gap === null ? 'Not in the order' : 'Known devices'}
          </h3>
          <ul className="divide-y divide-line">
            {outside.slice(0, SHOWN).map((entry) => (
              <Device key={entry.key} entry={entry} position={null} />
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}

const ICONS: Record<BootEntry['role'], IconNode> = {
  cd: Disc3,
  disk: HardDrive,
  other: Plug,
  unknown: CircleHelp,
};

function Device({ entry, position }: { entry: BootEntry; position: number | null }) {
  const icon = ICONS[entry.role];
  const name = labelBesideId(entry.name, entry.id);
  const idShown = entry.id === null || name === null || !holdsId(name, entry.id);
  return (
    <li className="flex items-start gap-3 py-2 first:pt-0 last:pb-0">
      <span aria-hidden className="w-4 shrink-0 text-right text-muted tabular-nums">
        {position}
      </span>
      <Icon of={icon} className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {name === null ? null : (
            <span className="font-medium">
              <Untrusted text={name} max={60} />
            </span>
          )}
          {entry.id === null ? (
            <span className="text-muted">unreadable entry</span>
          ) : idShown ? (
            <Mono>
              <Untrusted text={entry.id} max={40} />
            </Mono>
          ) : null}
        </p>
        {entry.role === 'cd' ? <Note>{mediumNote(entry)}</Note> : null}
        {entry.listed === false ? <Note>HostUp lists no such device.</Note> : null}
        {entry.repeated ? <Note>Already listed earlier in the order.</Note> : null}
      </div>
      <span className="max-w-2/5 text-right text-xs text-muted">
        {entry.type === null && entry.id !== null ? 'type not known' : null}
        {entry.type === null ? null : (
          <Mono>
            <Untrusted text={entry.type} max={40} />
          </Mono>
        )}
      </span>
    </li>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="text-xs text-muted">{children}</p>;
}

/** What is in a CD/DVD drive: an image by its name as it is, all else in our words. */
function mediumNote({ slot }: BootEntry): ReactNode {
  const state = slot?.state;
  if (state?.kind === 'mounted' && state.image) return <Untrusted text={imageName(state.image)} />;
  const words = state ? mediumWords(state) : MEDIUM_NOT_KNOWN;
  return <span className="[overflow-wrap:anywhere]">{words.charAt(0).toUpperCase() + words.slice(1)}</span>;
}
