import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { Hit } from '../session/staff-parts.ts';
import { useStaffSession } from '../staff/keeper.ts';
import { useLookups } from '../staff/use-lookups.ts';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { Mono } from '../ui/mono.tsx';
import { Panel } from '../ui/panel.tsx';
import { useIsHere } from '../shell/use-is-here.ts';
import { foundPage } from './found-page.ts';
import { FoundRow, type FoundBy } from './found-row.tsx';
import { lookupWords, type LookupWords } from './lookup-words.ts';
import { NamedServers } from './named-servers.tsx';
import { recentPages } from './recent-pages.ts';
import type { Found } from './recognise.ts';
import { inWords } from '../ui/in-words.tsx';
import * as m from './messages/staff-found.en.ts';

interface StaffFoundProps {
  /** What the customer sent; without it when it held a key. */
  text: string;
  /** Why nothing was recognised in it; nothing where something was. */
  none: ReactNode;
}

/**
 * What a text names, in all accounts of the person: first its ids, then, where no account has one of them, its addresses
 * and names; at last the whole list of this account. One page that is certain is opened at once.
 */
export function StaffFound({ text, none }: StaffFoundProps) {
  const navigate = useNavigate();
  const isHere = useIsHere();
  const { ids, others, isOnePage, isMention } = useMemo(() => lookupWords(text), [text]);
  const byId = useLookups(ids.map(({ id }) => id));
  const needsOthers = byId.settled && byId.hits.length === 0;
  const byOther = useLookups(needsOthers ? others.map(({ words }) => words) : []);
  const settled = byId.settled && byOther.settled;
  const hits = [...byId.hits, ...byOther.hits];
  const unchecked = ids.filter(({ id }) => byId.unchecked.includes(id));
  const notes = [...new Set([...byId.notes, ...byOther.notes])];
  const count = hits.length + (settled ? unchecked.length : 0);
  const [only] = hits;
  const isCertain = isOnePage && settled && count === 1 && only !== undefined && notes.length === 0;

  const opened = useRef(false);
  useEffect(() => {
    if (!isCertain || opened.current || !isHere()) return;
    opened.current = true;
    recentPages.keep(only.hit);
    const isos = ids.flatMap((found) => (found.kind === 'vps' ? [found.isos] : []))[0];
    if (only.hit.href === null)
      void navigate(foundPage(isos ? { ...only.hit, kind: 'vps', isos } : only.hit));
    else location.assign(only.hit.href);
  });

  return (
    <div className="grid gap-3">
      <output className="text-muted empty:hidden">{settled ? null : <Looking />}</output>
      {count === 0 ? null : (
        <Panel title={m.pagesMatch({ count, digits: String(count) })}>
          <ul aria-label={m.pagesFound()} className="-m-4">
            {hits.map(({ hit, words }) => (
              <HitRow
                key={`${hit.account} ${hit.kind} ${hit.id}`}
                hit={hit}
                by={{ what: whatOf(words, others, hit), words: brief(words, 80) }}
                isos={ids.find(({ kind, id }) => kind === 'vps' && id === hit.id)}
              />
            ))}
            {settled
              ? unchecked.map((found) => <FoundRow key={`${found.kind} ${found.id}`} found={found} />)
              : null}
          </ul>
        </Panel>
      )}
      {settled ? <Missed ids={ids} missed={byId.missed} /> : null}
      {notes.length === 0 ? null : (
        <ul aria-label={m.notCertain()} className="grid gap-1 text-warn">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {settled && count === 0 && isMention ? (
        <>
          <ScopeOfParts />
          <NamedServers text={text} none={none} />
        </>
      ) : null}
    </div>
  );
}

function Looking() {
  const count = useStaffSession()?.session.accounts.length ?? 1;
  return <span>{count === 1 ? m.lookingUp() : m.lookingInAccounts({ count, digits: String(count) })}</span>;
}

/** What stands below is of one account, unlike all above it. */
function ScopeOfParts() {
  const staff = useStaffSession();
  if (!staff || staff.session.accounts.length === 1) return null;
  return (
    <p className="text-xs text-muted">
      {inWords(m.partsIn, {
        account: <span translate="no">{brief(staff.keeper.account?.label ?? '', 60)}</span>,
      })}
    </p>
  );
}

interface HitRowProps {
  hit: Hit;
  by: FoundBy;
  isos: Found | undefined;
}

function HitRow({ hit, by, isos }: HitRowProps) {
  const { kind, id, name, primaryIp = null, href, label } = hit;
  const found = isos ?? { kind, id };
  return (
    <FoundRow found={found} known={{ name, primaryIp }} by={by} href={href} account={hit.account}>
      <Badge tone={href === null ? 'neutral' : 'info'}>{brief(label, 40)}</Badge>
    </FoundRow>
  );
}

/** The customer may have mistyped an id, or mean a server of an account that is not open to this person. */
function Missed({ ids, missed }: { ids: readonly Found[]; missed: readonly string[] }) {
  const gone = ids.filter(({ id }) => missed.includes(id));
  if (gone.length === 0) return null;
  return (
    <ul aria-label={m.notFound()} className="grid gap-1">
      {gone.map(({ kind, id }) => (
        <li key={`${kind} ${id}`}>
          {inWords(kind === 'vps' ? m.vpsInNone : m.isoInNone, { id: <Mono>{id}</Mono> })}
        </li>
      ))}
    </ul>
  );
}

function whatOf(words: string, others: LookupWords['others'], { kind }: Hit): FoundBy['what'] {
  const other = others.find((each) => each.words === words)?.what;
  return other ?? (kind === 'vps' ? 'VPS ID' : 'ISO number');
}
