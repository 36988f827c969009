import { Notice } from '../ui/notice.tsx';
import type { Finding } from './findings.ts';

/** So many stand open; the rest unfold. */
const OPEN = 5;
/** A broken response can hold thousands; so many are listed at all. */
const LISTED = 100;

/** The contradictions as one notice; nothing when there are none. */
export function FindingsList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const [open, folded] = [findings.slice(0, OPEN), findings.slice(OPEN, LISTED)];
  const unlisted = findings.length - open.length - folded.length;
  return (
    <Notice tone="warn" title="HostUp’s data is inconsistent">
      <Sentences findings={open} />
      {folded.length > 0 ? (
        <details className="mt-1">
          <summary>{findings.length - open.length} more</summary>
          <Sentences findings={folded} />
          {unlisted > 0 ? <p>and {unlisted} more that are not listed here.</p> : null}
        </details>
      ) : null}
    </Notice>
  );
}

function Sentences({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="list-disc space-y-0.5 pl-4">
      {findings.map(({ sentence }) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
