import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { nameFromPanel } from '../session/panel-facts.ts';
import { sessionQuery } from '../session/queries.ts';
import * as surface from '../surface.ts';
import { shortId } from '../text/short-id.ts';
import { brief } from '../text/visible.ts';
import { Badge } from '../ui/badge.tsx';
import { CodeTag } from '../ui/code-tag.tsx';
import { lazyPart } from '../ui/lazy-part.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { identityOf } from './identity.ts';
import * as m from './messages/page.en.ts';
import { PowerMark } from './power-mark.tsx';
import type { ListedServer } from './use-listed-vps.ts';
import { looksOf } from './vps-state.ts';
import { pageTitle } from '../text/page-words.ts';

const NotListed = lazyPart(async () => ({ default: (await import('./not-listed.tsx')).NotListed }));

interface VpsHeaderProps {
  vpsId: string;
  listed: ListedServer;
  /** Whether HostUp's data of the server could not be loaded. */
  failed: boolean;
  /** Beside the identity: the page's status. */
  status: ReactNode;
  tools: ReactNode;
}

const FACTS = 'flex flex-wrap items-center gap-x-3.5';
/** Facts that are a line of their own on a phone; elsewhere they share the line with the others. */
const PHONE_LINE = `${FACTS} max-sm:basis-full empty:hidden sm:contents`;
/** As high before the facts as with them: they are two lines on a phone, three on a very narrow one. */
const IDENTITY_LINE = `${FACTS} min-h-6 content-start leading-6 ${
  surface.framed ? '' : 'max-sm:min-h-12 max-[22.5rem]:min-h-16 max-[22.5rem]:text-xs/5'
}`;

/**
 * Which server the page is about: its name, else its id; under it what HostUp's list says of it. That comes after the
 * page's own data, so the place of its line is kept.
 */
export function VpsHeader({ vpsId, listed, failed, status, tools }: VpsHeaderProps) {
  const { vps, settled, isUnlisted, isThere } = listed;
  // Last in its line: it comes last, and moves nothing.
  const asksStatus = settled && vps === undefined && isThere && (surface.hasGateway || isUnlisted);
  const claim = useQuery(sessionQuery()).data?.body.names[vpsId];
  const { name, power, ip, system, size } = identityOf({ claim, panel: nameFromPanel(vpsId), vps });
  const looks = vps ? looksOf(vps) : [];
  const isKnown = failed || isUnlisted || [name, power, ip, system, size].some((fact) => fact !== null);
  return (
    <PageHeader
      title={name === null ? vpsId : `${brief(name, 60)} · ${vpsId}`}
      end={status}
      tools={tools}
      afterTitle={
        name === null && settled ? <CodeTag code={vpsId} short="" label={m.serverId()} isPlain /> : null
      }
      above={surface.framed ? null : <Breadcrumb />}
      isBeside={surface.framed}
      description={
        settled && !isKnown && !asksStatus ? null : (
          <div className={IDENTITY_LINE}>
            <span className={PHONE_LINE}>
              {power && <PowerMark power={power} />}
              {looks.map(({ tone, words, advice = words }) => (
                <Badge key={words} tone={tone}>
                  {advice}
                </Badge>
              ))}
              {ip === null ? null : (
                <Mono>
                  <Untrusted text={ip} max={45} />
                </Mono>
              )}
            </span>
            <span className={PHONE_LINE}>
              {system === null ? null : <Untrusted text={system} max={40} />}
              {size === null ? null : (
                <span className="hidden whitespace-nowrap tabular-nums @min-[65rem]/page:inline">{size}</span>
              )}
              {name === null ? null : (
                <CodeTag code={vpsId} short={shortId(vpsId)} label={m.serverId()} isPlain />
              )}
            </span>
            {failed && settled && power === null ? <span>{m.powerNotKnown()}</span> : null}
            {asksStatus ? (
              <OptionalPart>
                <NotListed vpsId={vpsId} isUnlisted={isUnlisted} />
              </OptionalPart>
            ) : null}
          </div>
        )
      }
    >
      {name === null ? (
        // The id is never the largest text.
        <span className="block text-base/7 max-sm:text-xs/7">
          <Mono>{vpsId}</Mono>
        </span>
      ) : (
        <Untrusted text={name} max={60} />
      )}
    </PageHeader>
  );
}

/** As large as the head, before the app is there. */
export function VpsHeaderToCome({ status, tools }: Pick<VpsHeaderProps, 'status' | 'tools'>) {
  return (
    <PageHeader
      title={pageTitle('vps')}
      end={status}
      tools={tools}
      above={<Breadcrumb />}
      description={<div className={IDENTITY_LINE} />}
    >
      <Skeleton className="h-7 w-52 max-w-full" />
    </PageHeader>
  );
}

function Breadcrumb() {
  return (
    <nav aria-label={m.breadcrumb()} className="text-xs max-sm:hidden print:hidden">
      <Link to="/" className={`${linkStyle} inline-flex min-h-6 items-center`}>
        {pageTitle('overview')}
      </Link>
    </nav>
  );
}
