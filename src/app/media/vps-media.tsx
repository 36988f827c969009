import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { liveOf } from '../http/live.ts';
import { PanelBoundary } from '../ui/panel-boundary.tsx';
import { BOOT_ORDER, BootOrderList } from './boot-order-list.tsx';
import { DRIVES, Drives } from './drives.tsx';
import { GATES, Gates } from './gates.tsx';
import { ISO_LIBRARY, IsoLibrary, type LibraryView } from './iso-library.tsx';
import { NEXT_START, NextStartPanel } from './next-start-panel.tsx';
import { isoMediaQuery } from './queries.ts';

interface VpsMediaProps {
  vpsId: string;
  view: LibraryView;
  onView: (view: LibraryView) => void;
  /** The panel of VPSBG's downloads; it stands beside the library. */
  downloads: ReactNode;
}

/** The regions of one VPS's page, all of HostUp's fed by one poll. */
export function VpsMedia({ vpsId, view, onView, downloads }: VpsMediaProps) {
  const live = liveOf(useQuery(isoMediaQuery(vpsId)));
  return (
    <div className="space-y-4">
      <PanelBoundary title={NEXT_START}>
        <NextStartPanel live={live} />
      </PanelBoundary>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 sm:max-lg:*:last:col-span-2 lg:grid-cols-3">
        <PanelBoundary title={DRIVES}>
          <Drives live={live} />
        </PanelBoundary>
        <PanelBoundary title={BOOT_ORDER}>
          <BootOrderList live={live} />
        </PanelBoundary>
        <PanelBoundary title={GATES}>
          <Gates live={live} />
        </PanelBoundary>
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <PanelBoundary title="Downloads">{downloads}</PanelBoundary>
        <PanelBoundary title={ISO_LIBRARY}>
          <IsoLibrary live={live} view={view} onView={onView} />
        </PanelBoundary>
      </div>
    </div>
  );
}
