import { Link } from '@tanstack/react-router';
import * as surface from '../surface.ts';
import { inWords } from '../ui/in-words.tsx';
import { linkStyle } from '../ui/link-style.ts';
import { LivePower } from './live-power.tsx';
import * as m from './messages/not-listed.en.ts';

interface NotListedProps {
  vpsId: string;
  /** Whether the whole list was read. */
  isUnlisted: boolean;
}

/** What is known of a server that HostUp's list does not name, or not within the pages that were read. */
export function NotListed({ vpsId, isUnlisted }: NotListedProps) {
  return (
    <>
      {isUnlisted ? <Unlisted /> : null}
      {surface.hasGateway ? <LivePower vpsId={vpsId} /> : null}
    </>
  );
}

/**
 * The list was read whole: an id with a typing error in it may be somebody else's. It fills the lines that a phone keeps
 * for name and IP, of which a very narrow one has more.
 */
function Unlisted() {
  const list = (
    <Link to="/" className={linkStyle}>
      {m.serverList()}
    </Link>
  );
  return (
    <>
      <span className="max-[22.5rem]:hidden max-sm:basis-full sm:hidden">
        {inWords(m.notListed, { list })}
      </span>
      <span className="max-sm:hidden max-[22.5rem]:inline">{inWords(m.notListedLong, { list })}</span>
    </>
  );
}
