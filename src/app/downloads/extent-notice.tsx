import { Notice } from '../ui/notice.tsx';
import { readWords, unreadWords } from './extent-words.ts';
import type { ListFacts } from './responses.ts';
import * as m from './messages/extent.en.ts';

/** That not all of VPSBG's list was read, and why; nothing when all was. */
export function ExtentNotice({ list: { entries, extent } }: { list: ListFacts }) {
  const why = unreadWords(extent);
  if (why === null) return null;
  return (
    <div className="mb-4">
      <Notice tone="warn" title={m.notAllShown({ read: readWords(entries, extent) })}>
        {why}
      </Notice>
    </div>
  );
}
