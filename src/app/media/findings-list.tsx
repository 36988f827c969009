import { Notice } from '../ui/notice.tsx';
import type { Finding } from './findings.ts';
import * as m from './messages/page.en.ts';
import { usePanelName } from './panel-name.ts';
import { adviceOn } from './to-do.ts';

/** So many stand open; the rest unfold. */
const OPEN = 5;
/** A broken response can hold thousands; so many are listed at all. */
const LISTED = 100;

/**
 * One notice for contradictions, and another for what is easily overlooked: a medium that no start tries. Renders nothing
 * without findings.
 */
export function FindingsList({ findings }: { findings: readonly Finding[] }) {
  const panel = usePanelName();
  const untried = findings.filter(({ kind }) => kind === 'not-in-order');
  const inconsistent = findings.filter(({ kind }) => kind !== 'not-in-order');
  return (
    <>
      {inconsistent.length > 0 ? (
        <Notice tone="warn" title={m.inconsistent()}>
          <Folded findings={inconsistent} />
          <p className="mt-1">{adviceOn(inconsistent, panel)}</p>
        </Notice>
      ) : null}
      {untried.length > 0 ? (
        // As after a mount into a drive that the boot order lacks.
        <Notice tone="info" title={m.notTried()}>
          <Folded findings={untried} />
          <p className="mt-1">{adviceOn(untried, panel)}</p>
        </Notice>
      ) : null}
    </>
  );
}

function Folded({ findings }: { findings: readonly Finding[] }) {
  const [open, folded] = [findings.slice(0, OPEN), findings.slice(OPEN, LISTED)];
  const unlisted = findings.length - open.length - folded.length;
  return (
    <>
      <Sentences findings={open} />
      {folded.length > 0 ? (
        <details className="mt-1">
          <summary className="min-h-6 cursor-pointer py-0.5">
            {m.more({ count: findings.length - open.length })}
          </summary>
          <Sentences findings={folded} />
          {unlisted > 0 ? <p>{m.moreNotListed({ count: unlisted })}</p> : null}
        </details>
      ) : null}
    </>
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
