import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Live } from '../live/live-panel.tsx';
import { NotFound } from '../live/not-found.tsx';
import * as surface from '../surface.ts';
import { brief } from '../text/visible.ts';
import { buttonStyle } from '../ui/link-style.ts';
import { MissingPage } from '../ui/missing-page.tsx';
import * as m from './messages/iso.en.ts';

interface IsoNotFoundProps {
  isoId: string;
  live: Extract<Live<unknown>, { state: 'failed' }>;
  tools: ReactNode;
}

/** For an ISO that VPSBG does not find. One that was seen here is shown as deleted instead. */
export function IsoNotFound({ isoId, live, tools }: IsoNotFoundProps) {
  return (
    <NotFound id={{ code: isoId, label: m.copyIsoId() }} live={live} lead={<AllDownloads />} tools={tools} />
  );
}

/** The page for an address whose last part is no ISO id; it sends no request. */
export function NoSuchIsoPage({ given, tools }: { given: string; tools: ReactNode }) {
  return (
    <MissingPage
      title={m.notAnIsoPage()}
      id={{ code: brief(given, 60), label: m.copyAddressPart() }}
      words={surface.framed ? m.panelsIsoIdExample() : m.isoIdExample()}
      actions={
        <>
          <AllDownloads />
          {tools}
        </>
      }
    />
  );
}

function AllDownloads() {
  return (
    <Link to="/isos" className={buttonStyle('primary')}>
      {m.allDownloads()}
    </Link>
  );
}
