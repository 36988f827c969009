import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { Badge } from '../ui/badge.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { resourcesOf, type ListedVps } from './listed-vps.ts';
import { nonBlank } from './non-blank.ts';
import { powerTone, serviceTone } from './vps-state.ts';

/** Servers as a table; each leads to its ISO media. */
export function VpsTable({ rows }: { rows: readonly ListedVps[] }) {
  return (
    <table className="block border-t border-line @3xl:table @3xl:w-full">
      <thead className="sr-only @3xl:not-sr-only @3xl:table-header-group">
        <tr className="text-left text-xs text-muted">
          <ColumnHead>Server</ColumnHead>
          <ColumnHead>Power</ColumnHead>
          <ColumnHead>Service</ColumnHead>
          <ColumnHead>IP address</ColumnHead>
          <ColumnHead>System</ColumnHead>
          <ColumnHead>Resources</ColumnHead>
        </tr>
      </thead>
      <tbody className="block divide-y divide-line @3xl:table-row-group">
        {rows.map(({ place, vps }) => (vps ? <VpsRow key={place} vps={vps} /> : <BrokenRow key={place} />))}
      </tbody>
    </table>
  );
}

function ColumnHead({ children }: { children: string }) {
  return (
    <th className="border-b border-line px-3 py-2 font-medium first:pl-4 last:pr-4" scope="col">
      {children}
    </th>
  );
}

/** A row of the table; where there is no room for columns, its cells flow like a short text. */
const ROW = 'flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-sunken @3xl:table-row';

function VpsRow({ vps }: { vps: Vps }) {
  const power = nonBlank(vps.powerState);
  const service = nonBlank(vps.serviceStatus);
  const ip = nonBlank(vps.primaryIp);
  const system = nonBlank(vps.operatingSystem?.displayName);
  const resources = resourcesOf(vps);
  return (
    <tr className={ROW}>
      <td className="basis-full @3xl:py-2 @3xl:pr-3 @3xl:pl-4">
        <VpsName vps={vps} />
      </td>
      <Cell>
        {power === null ? null : (
          <Badge tone={powerTone(power)}>
            <Untrusted text={power} max={40} />
          </Badge>
        )}
      </Cell>
      <Cell>
        {service === null ? null : (
          <Badge tone={serviceTone(service)}>
            <Untrusted text={service} max={40} />
          </Badge>
        )}
      </Cell>
      <Cell>
        {ip === null ? null : (
          <Mono>
            <Untrusted text={ip} max={60} />
          </Mono>
        )}
      </Cell>
      <Cell>{system === null ? null : <Untrusted text={system} max={60} />}</Cell>
      <Cell>{resources}</Cell>
    </tr>
  );
}

/** The name leads on; an id that cannot stand in our URL is shown without a link. */
function VpsName({ vps }: { vps: Vps }) {
  const name = nonBlank(vps.name);
  const id = (
    <Mono>
      <Untrusted text={vps.id} max={60} />
    </Mono>
  );
  const shown = name === null ? id : <Untrusted text={name} max={60} />;
  return (
    <>
      {ASSUMED_HOSTUP_VPS_ID.test(vps.id) ? (
        <Link to="/vps/$vpsId/iso" params={{ vpsId: vps.id }} className={linkStyle}>
          {shown}
        </Link>
      ) : (
        shown
      )}
      <div className="text-xs text-muted @4xl:whitespace-nowrap">{name === null ? 'No name' : id}</div>
    </>
  );
}

/** One value; where columns have no room, one that was not reported takes no place. */
function Cell({ children }: { children: ReactNode }) {
  return (
    <td
      className={`tabular-nums @3xl:table-cell @3xl:px-3 @3xl:py-2 @3xl:last:pr-4 ${children === null ? 'hidden text-muted' : ''}`}
    >
      {children ?? 'not reported'}
    </td>
  );
}

function BrokenRow() {
  return (
    <tr className={ROW}>
      <td colSpan={6} className="text-muted @3xl:px-4 @3xl:py-2">
        One server came in a form that cannot be read.
      </td>
    </tr>
  );
}
