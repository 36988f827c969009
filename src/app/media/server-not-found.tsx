import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { IsoMedia } from '../../contracts/hostup/iso-media.ts';
import type { Live } from '../live/live-panel.tsx';
import { NotFound } from '../live/not-found.tsx';
import * as surface from '../surface.ts';
import { buttonStyle, linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { Panel } from '../ui/panel.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import * as m from './messages/page.en.ts';
import { nearestServers } from './nearest-servers.ts';
import { nonBlank } from './non-blank.ts';
import { vpsListQuery } from './queries.ts';

interface ServerNotFoundProps {
  vpsId: string;
  live: Extract<Live<IsoMedia>, { state: 'failed' }>;
  tools: ReactNode;
}

/** For a VPS that HostUp does not find. */
export function ServerNotFound({ vpsId, live, tools }: ServerNotFoundProps) {
  return (
    <NotFound
      id={{ code: vpsId, label: m.serverIdLabel() }}
      live={live}
      words={surface.framed ? m.panelsServerNotFound() : m.serverNotFound()}
      lead={
        surface.framed ? null : (
          <Link to="/" className={buttonStyle('primary')}>
            {m.openServers()}
          </Link>
        )
      }
      tools={tools}
    >
      {surface.framed ? null : <DidYouMean vpsId={vpsId} />}
    </NotFound>
  );
}

/** Only from a list that is there already: nothing is requested for it. */
function DidYouMean({ vpsId }: { vpsId: string }) {
  const list = useQueryClient().getQueryData(vpsListQuery().queryKey)?.body.data ?? [];
  const near = nearestServers(vpsId, list);
  if (near.length === 0) return null;
  return (
    <Panel title={m.didYouMean()}>
      <ul className="-my-2 divide-y divide-line">
        {near.map((vps) => (
          <li key={vps.id} className="flex flex-wrap items-center gap-x-3 py-2">
            <Link
              to="/vps/$vpsId/iso"
              params={{ vpsId: vps.id }}
              className={`${linkStyle} inline-flex min-h-6 items-center`}
            >
              <Untrusted text={nonBlank(vps.name) ?? vps.id} max={60} />
            </Link>
            <span className="text-muted">
              <Mono>{vps.id}</Mono>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
