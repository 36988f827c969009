import type { ListFacts } from './responses.ts';

/** What of VPSBG's list has no row of its own: entries that could not be read, and repeated ids. */
export function ListNotes({ list: { unreadable, repeated } }: { list: ListFacts }) {
  if (unreadable + repeated === 0) return null;
  return (
    <div className="mt-6 text-xs text-warn">
      {unreadable > 0 ? <p>{counted(unreadable)} of VPSBG's list could not be read.</p> : null}
      {repeated > 0 ? (
        <p>{counted(repeated)} of VPSBG's list repeated an id; the first of each is shown.</p>
      ) : null}
    </div>
  );
}

function counted(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`;
}
