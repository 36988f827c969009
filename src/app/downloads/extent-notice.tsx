import type { IsoList } from '../../contracts/gateway/iso-list.ts';
import { Notice } from '../ui/notice.tsx';
import { readWords, unreadWords } from './extent-words.ts';

/** That not all of VPSBG's list was read, and why; nothing when all was. */
export function ExtentNotice({ list: { data, extent } }: { list: IsoList }) {
  const why = unreadWords(extent);
  if (why === null) return null;
  return (
    <div className="mb-4">
      <Notice tone="warn" title={`Not all ISOs are shown: ${readWords(data.length, extent)}`}>
        {why}
      </Notice>
    </div>
  );
}
