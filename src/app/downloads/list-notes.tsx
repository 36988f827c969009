import type { ListFacts } from './responses.ts';
import * as m from './messages/extent.en.ts';

/** What of VPSBG's list has no row of its own: entries that could not be read, and repeated ids. */
export function ListNotes({ list: { unreadable, repeated } }: { list: ListFacts }) {
  if (unreadable + repeated === 0) return null;
  return (
    <div className="mt-6 text-xs text-warn">
      {unreadable > 0 ? <p>{m.entriesUnread({ count: unreadable })}</p> : null}
      {repeated > 0 ? <p>{m.entriesRepeated({ count: repeated })}</p> : null}
    </div>
  );
}
