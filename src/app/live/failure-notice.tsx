import { RefreshCw } from 'lucide';
import { useId } from 'react';
import { Button } from '../ui/button.tsx';
import { CodeTag } from '../ui/code-tag.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Failure } from './failure.ts';
import { NextTry } from './next-try.tsx';
import type { PageSource } from './page-sources.ts';
import * as m from './messages/failures.en.ts';

interface FailureNoticeProps {
  failure: Failure;
  /** Whose requests fail with it. */
  sources: readonly PageSource[];
}

/** A failure with its reason, its one countdown, and its one button. It stays as it is while a retry runs. */
export function FailureNotice({ failure, sources }: FailureNoticeProps) {
  const why = useId();
  const refreshing = sources.some((source) => source.state !== 'loading' && source.refreshing);
  const blocked = sources.flatMap((source) => (source.state === 'loading' ? [] : (source.blocked ?? [])));
  const shown = sources.every(({ state }) => state === 'ready');
  const again = () => {
    for (const source of sources) if (source.state !== 'loading') source.refresh();
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
          {shown ? m.lastGood() : m.nothingLoaded()} {failure.detail}
        </p>
        {failure.providerMessage}
      </Notice>
    </section>
  );
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
