import type { ReactNode } from 'react';
import { ASSUMED_HOSTUP_VPS_ID } from '../../contracts/assumptions.ts';
import type { Vps } from '../../contracts/hostup/vps-list.ts';
import { ServerSearchStatus } from '../media/server-search-status.tsx';
import { useServerSearch, type ServerMatch } from '../media/use-server-search.ts';
import { brief } from '../text/visible.ts';
import { FoundRow, type FoundBy } from './found-row.tsx';
import { isMentioned, mentionedBy, mentionIn } from './mention.ts';
import { redact } from './redact.ts';
import { unwrap } from './unwrap.ts';
import * as m from './messages/found.en.ts';

/** So many are listed. */
const MAX_LISTED = 20;

const mentionOf = (text: string) => mentionIn(redact(unwrap(text)));

/** A mail names a server by its name, its address or its shortened id somewhere in it. */
const BY_MENTION: ServerMatch = {
  matches: (servers, text) => {
    const mention = mentionOf(text);
    return servers.filter((vps) => isMentioned(vps, mention));
  },
  filter: (text) => {
    const [primaryIp, ...others] = mentionOf(text).addresses;
    return primaryIp === undefined || others.length > 0 ? null : { primaryIp };
  },
  ofFilter: (servers, text) => {
    const mention = mentionOf(text);
    return servers.filter((vps) => vps !== null).filter((vps) => isMentioned(vps, mention));
  },
};

/** A name or a part of one is at most so many words; more are a mail. */
const WORDS_OF_A_NAME = 3;

/** The servers of the account that a text names. `none` is shown once the whole account holds no such server, or at once for an id that is not whole. */
export function NamedServers({ text, none }: { text: string; none: ReactNode }) {
  const isMail = text.split(/\s+/).length > WORDS_OF_A_NAME || /…|\.{2}|@|:\/\/|[[(]|vps_/i.test(text);
  const search = useServerSearch(text, true, isMail ? BY_MENTION : undefined);
  // That an id is not whole is known at once, and whatever can be read of the account.
  const mention = mentionOf(text);
  const isBroken = mention.brokenIds.length > 0;
  const listed = search.matches.filter(({ id }) => ASSUMED_HOSTUP_VPS_ID.test(id)).slice(0, MAX_LISTED);
  return (
    <div className="grid gap-2">
      {isBroken && listed.length > 0 ? <p>{m.mayBeThatOf()}</p> : null}
      {listed.length === 0 ? null : (
        <ul aria-label={m.serversFound()} className="rounded-card border border-line bg-surface">
          {listed.map((vps) => (
            <FoundRow
              key={vps.id}
              found={{ kind: 'vps', id: vps.id }}
              vps={vps}
              by={isMail ? mentionedBy(vps, mention) : matchedBy(vps, text.toLowerCase())}
            />
          ))}
        </ul>
      )}
      {search.matches.length > listed.length ? <p>{m.andMore()}</p> : null}
      <ServerSearchStatus search={search} />
      {search.matches.length === 0 && (search.read.whole || isBroken) ? none : null}
    </div>
  );
}

/** Which field of a server a search found. */
function matchedBy({ id, name, primaryIp }: Vps, text: string): FoundBy {
  if (name?.toLowerCase().includes(text)) return { what: 'Server name', words: brief(name, 80) };
  if (primaryIp?.toLowerCase().includes(text)) return { what: 'IP address', words: brief(primaryIp, 45) };
  return { what: 'VPS ID', words: id };
}
