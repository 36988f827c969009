import { Link } from '@tanstack/react-router';
import { RefreshCw } from 'lucide';
import type { ReactNode } from 'react';
import { ASK_PANEL_SUPPORT } from '../http/audience.ts';
import { ForSupport } from '../live/failure-notice.tsx';
import type { Live } from '../live/live-panel.tsx';
import * as surface from '../surface.ts';
import { brief } from '../text/visible.ts';
import { Button } from '../ui/button.tsx';
import { buttonStyle } from '../ui/link-style.ts';
import { MissingPage } from '../ui/missing-page.tsx';

interface IsoNotFoundProps {
  isoId: string;
  live: Extract<Live<unknown>, { state: 'failed' }>;
  tools: ReactNode;
}

/** For an ISO that VPSBG does not find. It was never seen here: one that was is shown as deleted. */
export function IsoNotFound({ isoId, live, tools }: IsoNotFoundProps) {
  const { failure, refresh, refreshing, blocked } = live;
  return (
    <MissingPage
      title={failure.title}
      id={{ code: isoId, label: 'ISO id' }}
      words={failure.detail}
      actions={
        <>
          {ALL_DOWNLOADS}
          <Button icon={RefreshCw} onPress={refresh} blocked={refreshing ? 'Retrying…' : blocked}>
            Retry
          </Button>
          {tools}
        </>
      }
      codes={<ForSupport failure={failure} />}
    />
  );
}

/** The page for an address whose last part is no ISO id; it sends no request. */
export function NoSuchIsoPage({ given, tools }: { given: string; tools: ReactNode }) {
  return (
    <MissingPage
      title="This is not the id of an ISO"
      id={{ code: brief(given, 60), label: 'what the address holds' }}
      words={`An ISO id at VPSBG is a whole number such as 15.${surface.framed ? ` ${ASK_PANEL_SUPPORT}` : ''}`}
      actions={
        <>
          {ALL_DOWNLOADS}
          {tools}
        </>
      }
    />
  );
}

const ALL_DOWNLOADS = (
  <Link to="/isos" className={buttonStyle('primary')}>
    All downloads
  </Link>
);
