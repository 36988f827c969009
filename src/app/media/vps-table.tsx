import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { idTail } from '../text/short-id.ts';
import { Badge } from '../ui/badge.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { inReadingOrder, sizeOf, type ListedVps } from './listed-vps.ts';
import * as m from './messages/servers.en.ts';
import { nonBlank } from './non-blank.ts';
import { PowerMark } from './power-mark.tsx';
import { looksOf, powerOf } from './vps-state.ts';

/** Servers as a table, those to look at first; each leads to its ISO media. */
export function VpsTable({ rows }: { rows: readonly ListedVps[] }) {
  return (
    <table className="block @3xl:table @3xl:w-full">
      <thead className="sr-only @3xl:not-sr-only @3xl:table-header-group">
        <tr className="text-left text-xs text-muted">
          <ColumnHead>{m.server()}</ColumnHead>
          <ColumnHead>{m.power()}</ColumnHead>
          <ColumnHead>{m.needsLook()}</ColumnHead>
          <ColumnHead>{m.ipAddress()}</ColumnHead>
          <ColumnHead>{m.system()}</ColumnHead>
          <ColumnHead>{m.size()}</ColumnHead>
        </tr>
      </thead>
      <tbody className="block divide-y divide-line @3xl:table-row-group">
        {inReadingOrder(rows).map(({ place, vps }) =>
          vps ? <VpsRow key={place} vps={vps} /> : <BrokenRow key={place} />,
        )}
      </tbody>
    </table>
  );
}

function ColumnHead({ children }: { children: string }) {
  return (
    <th
      className="border-b border-line px-3 py-2 font-medium first:pl-4 last:pr-4 last:text-right"
      scope="col"
    >
      {children}
    </th>
  );
}

/** A row of the table; where there is no room for columns, two lines: what it is called and how it is, then the rest. */
const ROW =
  "flex min-h-14 flex-wrap items-center gap-x-2 px-4 py-1.5 after:order-3 after:basis-full after:content-[''] hover:bg-sunken @3xl:table-row @3xl:h-9.25 @3xl:after:content-none";

function VpsRow({ vps }: { vps: Vps }) {
  const power = powerOf(vps.powerState);
  const looks = looksOf(vps);
  const ip = nonBlank(vps.primaryIp);
  const system = nonBlank(vps.operatingSystem?.displayName);
  const size = sizeOf(vps);
  // On a phone the first line ends with what matters most: a reason to look, else the power.
  const stateFirst = looks.length === 0;
  return (
    <tr className={ROW}>
      <td className="order-1 min-w-0 flex-[1_1_8rem] @3xl:pr-3 @3xl:pl-4">
        <VpsName vps={vps} />
      </td>
      <Cell className={stateFirst ? 'order-2' : 'order-4 text-xs @3xl:text-sm'}>
        {power && <PowerMark power={power} />}
      </Cell>
      <Cell absent="" className="order-2">
        {stateFirst ? null : (
          <span className="inline-flex flex-wrap gap-1">
            {looks.map(({ tone, words }) => (
              <Badge key={words} tone={tone}>
                {words}
              </Badge>
            ))}
          </span>
        )}
      </Cell>
      <Cell className="order-5 text-xs @3xl:text-sm">
        {ip === null ? null : (
          <Mono>
            <Untrusted text={ip} max={45} />
          </Mono>
        )}
      </Cell>
      <Cell className="order-6 text-xs @3xl:text-sm @max-3xl:text-muted">
        {system === null ? null : <Untrusted text={system} max={60} />}
      </Cell>
      <Cell className="order-7 text-muted @max-3xl:hidden @3xl:text-right @3xl:whitespace-nowrap">
        {size}
      </Cell>
    </tr>
  );
}

/** The name leads on; an id that cannot stand in our URL is shown without a link. */
function VpsName({ vps }: { vps: Vps }) {
  const name = nonBlank(vps.name);
  const shown =
    name === null ? (
      <Mono>
        <Untrusted text={vps.id} max={60} />
      </Mono>
    ) : (
      <Untrusted text={name} max={60} />
    );
  return (
    <>
      {ASSUMED_HOSTUP_VPS_ID.test(vps.id) ? (
        <Link
          to="/vps/$vpsId/iso"
          params={{ vpsId: vps.id }}
          className={`${linkStyle} inline-flex min-h-6 items-center font-semibold`}
        >
          {shown}
        </Link>
      ) : (
        <span className="font-semibold">{shown}</span>
      )}
      {name === null ? null : (
        <>
          {' '}
          <span title={vps.id} className="text-xs whitespace-nowrap text-muted">
            <Mono>
              <Untrusted text={idTail(vps.id)} max={60} />
            </Mono>
          </span>
        </>
      )}
    </>
  );
}

interface CellProps {
  /** In place of a value that was not reported; where columns have no room it takes no place. */
  absent?: string;
  className: string;
  children: ReactNode;
}

function Cell({ absent = m.notReported(), className, children }: CellProps) {
  return (
    <td
      className={`tabular-nums @3xl:table-cell @3xl:px-3 @3xl:last:pr-4 ${className} ${children === null ? 'hidden text-muted' : ''}`}
    >
      {children ?? absent}
    </td>
  );
}

function BrokenRow() {
  return (
    <tr className={ROW}>
      <td colSpan={6} className="text-muted @3xl:px-4">
        {m.unreadable()}
      </td>
    </tr>
  );
}
