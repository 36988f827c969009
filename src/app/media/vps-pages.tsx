import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/link-style.ts';

interface VpsPagesProps {
  /** HostUp's cursor of the page shown; empty on the first. */
  cursor: string;
  /** HostUp's cursor of the next page; `null` on the last. */
  nextCursor: string | null;
}

/** Leads through the pages of the list of VPSs. HostUp's cursors go forward only; "Back" is the browser's. */
export function VpsPages({ cursor, nextCursor }: VpsPagesProps) {
  if (cursor === '' && nextCursor === null) return null;
  return (
    <nav aria-label="Pages of virtual servers" className="flex gap-2">
      {cursor === '' ? null : (
        <Link to="/" className={buttonStyle()}>
          First page
        </Link>
      )}
      {nextCursor === null ? null : (
        <Link to="/" search={{ cursor: nextCursor }} className={buttonStyle()}>
          Next page
        </Link>
      )}
    </nav>
  );
}
