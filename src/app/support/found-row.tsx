import { Link } from '@tanstack/react-router';
import { Download, Server } from 'lucide';
import type { ReactNode } from 'react';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { nonBlank } from '../media/non-blank.ts';
import { PowerMark } from '../media/power-mark.tsx';
import { powerOf } from '../media/vps-state.ts';
import { brief } from '../text/visible.ts';
import { Icon } from '../ui/icon.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { Mono } from '../ui/mono.tsx';
import { Untrusted } from '../ui/untrusted.tsx';
import { foundPage } from './found-page.ts';
import type { Found } from './recognise.ts';
import { recentPages } from './recent-pages.ts';
import { inWords } from '../ui/in-words.tsx';
import * as m from './messages/found.en.ts';

/** What of a text led to a page. */
export interface FoundBy {
  what: 'IP address' | 'Server name' | 'VPS ID' | 'ISO number';
  /** Safe to show. */
  words: string;
}

const BY = {
  'IP address': (values: { words: string }) => m.byAddress(values),
  'Server name': (values: { words: string }) => m.byName(values),
  'VPS ID': (values: { words: string }) => m.byVpsId(values),
  'ISO number': (values: { words: string }) => m.byIsoNumber(values),
};

interface FoundRowProps {
  found: Found;
  /** The server in HostUp's list, where it is known. */
  vps?: Vps | undefined;
  /** What else is known of it. */
  known?: { name: string | null; primaryIp: string | null } | undefined;
  /** Where people sign in: the account that it is of. */
  account?: string | undefined;
  /** The address of its page, when that is another document. */
  href?: string | null | undefined;
  /** What of the text led to it, and the words; nothing where the page itself says it. */
  by?: FoundBy | undefined;
  /** At the row's end. */
  children?: ReactNode;
}

/** One page that was found: what it is, and by which words of the text. */
export function FoundRow({ found, vps, known = vps, account, href, by, children }: FoundRowProps) {
  const name = nonBlank(known?.name);
  const ip = nonBlank(known?.primaryIp);
  const keep = () => recentPages.keep({ ...found, account });
  const className = `py-0.5 ${linkStyle} [overflow-wrap:anywhere]`;
  const words =
    found.kind === 'iso'
      ? name === null
        ? m.isoDownload({ id: found.id })
        : m.isoNamed({ id: found.id, name: brief(name, 80) })
      : name === null
        ? inWords(m.vps, { id: <Mono>{found.id}</Mono> })
        : brief(name, 80);
  const power = powerOf(vps?.powerState ?? null);
  return (
    <li className="flex items-start gap-3 border-t border-line px-4 py-2 first:border-t-0">
      <Icon of={found.kind === 'iso' ? Download : Server} className="mt-1 size-4 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-1">
        <div className="min-w-0 flex-[1_1_16rem]">
          <p className="flex flex-wrap items-baseline gap-x-3">
            {href == null ? (
              <Link {...foundPage(found)} onClick={keep} className={className}>
                {words}
              </Link>
            ) : (
              <a href={href} onClick={keep} className={className}>
                {words}
              </a>
            )}
            {power ? <PowerMark power={power} /> : null}
            {ip === null ? null : (
              <span className="text-muted">
                <Mono>
                  <Untrusted text={ip} max={45} />
                </Mono>
              </span>
            )}
          </p>
          {by === undefined ? null : (
            <p className="text-xs text-muted [overflow-wrap:anywhere]">
              {inWords(BY[by.what], {
                words: (
                  <mark translate="no" className="rounded-tag bg-warn-soft px-1 font-mono text-ink">
                    {by.words}
                  </mark>
                ),
              })}
            </p>
          )}
        </div>
        {children}
      </div>
    </li>
  );
}
