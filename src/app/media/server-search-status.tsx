import { Button } from '../ui/button.tsx';
import * as m from './messages/search.en.ts';
import { searchWords } from './server-search-words.ts';
import type { ServerSearch } from './use-server-search.ts';

/** How far a search of the account is; it can be stopped, and taken up again. */
export function ServerSearchStatus({ search }: { search: ServerSearch }) {
  const { matches, read, pending, start, stop } = search;
  const reads = read.state === 'reading' || read.state === 'waiting';
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
      <output className="tabular-nums">
        {searchWords(matches.length, read, pending)}
        {read.problem !== null && !reads ? ` ${read.problem}` : null}
      </output>
      {read.whole ? null : (
        <Button onPress={reads ? stop : start}>{reads ? m.stop() : m.searchRest()}</Button>
      )}
    </div>
  );
}
