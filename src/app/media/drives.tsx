import {
  CircleDashed,
  CircleHelp,
  CircleSlash,
  Disc3,
  Settings2,
  TriangleAlert,
  type IconNode,
} from 'lucide';
import type { ReactNode } from 'react';
import type { IsoImage, IsoMedia } from '../../contracts/hostup/iso-media.ts';
import { Badge } from '../ui/badge.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { LivePanel, type Live } from '../live/live-panel.tsx';
import { Mono } from '../ui/mono.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import type { Tone } from '../ui/tone.ts';
import { Untrusted } from '../ui/untrusted.tsx';
import { holdsId, labelBesideId } from './device-label.ts';
import { imageName } from './image-name.ts';
import { said } from './said.ts';
import { slotRows, type SlotRow, type SlotState } from './slots.ts';

export const DRIVES = 'Drives';

/** A broken answer can hold thousands; so many are shown. */
const SHOWN = 100;

const NO_SLOT = (
  <EmptyState title="No CD/DVD slot" icon={Disc3}>
    HostUp lists no CD/DVD slot for this VPS.
  </EmptyState>
);

/** Every CD/DVD slot once: what is in it, and which are reported free. */
export function Drives({ live }: { live: Live<IsoMedia> }) {
  return (
    <LivePanel
      title={DRIVES}
      live={live}
      fields={['availableDevices', 'mounted']}
      skeleton={<SkeletonRows rows={2} className="h-[4.75rem]" />}
      empty={(media) => (media.availableDevices.length + media.mounted.length > 0 ? null : NO_SLOT)}
    >
      {(media) => <DriveLists rows={slotRows(media)} />}
    </LivePanel>
  );
}

function DriveLists({ rows }: { rows: readonly SlotRow[] }) {
  const own = rows.filter((row) => row.state.kind !== 'cloud-init');
  const cloudInit = rows.filter((row) => row.state.kind === 'cloud-init');
  return (
    <div className="space-y-4">
      {own.length > 0 ? (
        <DriveList rows={own} />
      ) : (
        <p className="text-muted">No CD/DVD slot for ISO media.</p>
      )}
      {cloudInit.length > 0 ? (
        <div className="space-y-1 border-t border-line pt-3">
          <h3 className="text-xs font-medium text-muted">Cloud-init</h3>
          <DriveList rows={cloudInit} />
        </div>
      ) : null}
    </div>
  );
}

function DriveList({ rows }: { rows: readonly SlotRow[] }) {
  return (
    <>
      <ul className="divide-y divide-line">
        {rows.slice(0, SHOWN).map((row) => (
          <DriveItem key={row.key} row={row} />
        ))}
      </ul>
      {rows.length > SHOWN ? <p className="text-muted">{rows.length - SHOWN} more are not shown.</p> : null}
    </>
  );
}

function DriveItem({ row }: { row: SlotRow }) {
  const { tone, icon, words } = BADGES[row.state.kind];
  const type = said(row.slot?.type);
  const label = labelBesideId(row.label, row.device);
  const deviceShown = row.device !== null && (label === null || !holdsId(label, row.device));
  return (
    <li className="py-2.5 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          {row.device === null ? (
            <span className="text-muted">unnamed slot</span>
          ) : deviceShown ? (
            <Mono>
              <Untrusted text={row.device} max={40} />
            </Mono>
          ) : null}
          {label === null ? null : (
            <span className="text-muted">
              <Untrusted text={label} max={60} />
              {row.labelAssumed ? ' (usual label)' : null}
            </span>
          )}
        </p>
        <Badge tone={tone} icon={icon}>
          {words}
        </Badge>
      </div>
      <StateLine state={row.state} />
      {type === null ? null : (
        <Aside>
          Type{' '}
          <Mono>
            <Untrusted text={type} max={40} />
          </Mono>
        </Aside>
      )}
    </li>
  );
}

const BADGES: Record<SlotState['kind'], { tone: Tone; icon: IconNode; words: string }> = {
  mounted: { tone: 'info', icon: Disc3, words: 'Mounted' },
  'cloud-init': { tone: 'neutral', icon: Settings2, words: 'Cloud-init drive' },
  'not-mounted': { tone: 'neutral', icon: CircleSlash, words: 'Not mounted' },
  empty: { tone: 'neutral', icon: CircleDashed, words: 'Empty' },
  free: { tone: 'neutral', icon: CircleDashed, words: 'Reported free' },
  'in-use': { tone: 'warn', icon: CircleHelp, words: 'Reported in use' },
  unsaid: { tone: 'warn', icon: CircleHelp, words: 'Not known' },
  unreadable: { tone: 'warn', icon: TriangleAlert, words: 'Unreadable entry' },
};

function StateLine({ state }: { state: SlotState }) {
  switch (state.kind) {
    case 'mounted':
      return <Medium isoId={state.isoId} image={state.image} />;
    case 'cloud-init':
      return <Aside>Configuration of this VPS, not an installation medium.</Aside>;
    case 'not-mounted':
      return (
        <Aside>
          HostUp names <ImageName isoId={state.isoId} image={state.image} />, but says that it is not mounted.
        </Aside>
      );
    case 'in-use':
      return <Aside>HostUp does not say what is in it.</Aside>;
    case 'unsaid':
      return state.isoId === null ? (
        <Aside>HostUp does not say whether anything is in it.</Aside>
      ) : (
        <Aside>
          HostUp names <ImageName isoId={state.isoId} image={state.image} />, but does not say whether it is
          mounted.
        </Aside>
      );
    case 'unreadable':
      return <Aside>HostUp sent an entry here that could not be read.</Aside>;
    case 'empty':
    case 'free':
      return null;
    default:
      return state satisfies never;
  }
}

function Medium({ isoId, image }: { isoId: string | null; image: IsoImage | null }) {
  const file = said(image?.name);
  return (
    <>
      <p className="font-medium">
        <ImageName isoId={isoId} image={image} />
      </p>
      {image && file !== null && file !== imageName(image) ? (
        <Aside>
          <Untrusted text={file} />
        </Aside>
      ) : null}
      {image && isoId !== null && isoId !== imageName(image) ? (
        <Aside>
          <Mono>
            <Untrusted text={isoId} max={60} />
          </Mono>
        </Aside>
      ) : null}
      {image || isoId === null ? null : <Aside>Not in the ISO library.</Aside>}
    </>
  );
}

function ImageName({ isoId, image }: { isoId: string | null; image: IsoImage | null }) {
  if (image) return <Untrusted text={imageName(image)} />;
  if (isoId === null) return 'A medium that HostUp does not name';
  return (
    <>
      unknown image (<Untrusted text={isoId} max={60} />)
    </>
  );
}

function Aside({ children }: { children: ReactNode }) {
  return <p className="text-xs text-muted [overflow-wrap:anywhere]">{children}</p>;
}
