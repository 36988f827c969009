import { RefreshCw } from 'lucide';
import { useId } from 'react';
import { nameOf } from '../http/request.ts';
import { Button } from '../ui/button.tsx';
import { CodeTag } from '../ui/code-tag.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Failure } from './failure.ts';
import { NextTry } from './next-try.tsx';
import type { FailingSource } from './troubles.ts';
import * as m from './messages/failures.en.ts';

interface FailureNoticeProps {
  failure: Failure;
  /** Whose requests fail with it. */
  sources: readonly FailingSource[];
}

/** A failure with its reason, its one countdown, and its one button. It stays as it is while a retry runs. */
export function FailureNotice({ failure, sources }: FailureNoticeProps) {
  const why = useId();
  const refreshing = sources.some(({ live }) => live.state !== 'loading' && live.refreshing);
  const blocked = sources.flatMap(({ live }) => (live.state === 'loading' ? [] : (live.blocked ?? [])));
  const again = () => {
    for (const { live } of sources) if (live.state !== 'loading') live.refresh();
  };
  return (
    <section aria-label={failure.title}>
      <Notice
        tone="danger"
        title={
          <>
            {failure.title}.{' '}
            <span id={why}>
              <NextTry failure={failure} refreshing={refreshing} blocked={blocked[0]} />
            </span>
          </>
        }
        actions={
          <>
            <ForSupport failure={failure} />
            <Button
              icon={RefreshCw}
              onPress={again}
              blocked={refreshing ? m.retrying() : blocked[0]}
              reasonId={why}
            >
              {m.retry()}
            </Button>
          </>
        }
      >
        <p>
          {shownWords(sources)} {failure.detail}
        </p>
        {failure.providerMessage}
      </Notice>
    </section>
  );
}

/** What is on the page of those whose requests fail: the other provider's part is another matter. */
function shownWords(sources: readonly FailingSource[]): string {
  const namesOf = (isShown: boolean) =>
    sources
      .filter(({ live }) => (live.state === 'ready') === isShown)
      .map(({ provider }) => nameOf(provider));
  const [missing, otherMissing] = namesOf(false);
  const [shown, otherShown] = namesOf(true);
  if (missing === undefined) {
    return otherShown === undefined ? m.lastGood({ who: shown ?? '' }) : m.lastGoodOfBoth();
  }
  if (shown !== undefined) return m.lastGoodOfOne({ missing, shown });
  return otherMissing === undefined
    ? m.nothingLoaded({ who: missing })
    : m.nothingOfBoth({ one: missing, other: otherMissing });
}

/** Reason code and request id, to copy. */
export function ForSupport({ failure: { code, requestId } }: { failure: Failure }) {
  return (
    <>
      {code ? <CodeTag code={code} label={m.copyErrorCode()} /> : null}
      {requestId ? <CodeTag code={requestId} label={m.copyRequestId()} /> : null}
    </>
  );
}
