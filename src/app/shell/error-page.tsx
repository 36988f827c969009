import { useRouter } from '@tanstack/react-router';
import { brief } from '../text/visible.ts';
import { Button } from '../ui/button.tsx';
import * as surface from '../surface.ts';
import { retryLostParts } from '../ui/lazy-part.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import * as m from './messages/shell.en.ts';

/** For a fault of ours while a page was drawn. The shell around it stays. */
export function ErrorPage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const again = () => {
    retryLostParts();
    reset();
    void router.invalidate();
  };
  return (
    <>
      <PageHeader title={m.pageFailed()} />
      <Notice
        tone="danger"
        title={m.notDrawn()}
        actions={
          <>
            <Button variant="primary" onPress={again}>
              {m.retry()}
            </Button>
            <Button onPress={() => location.reload()}>{m.reload()}</Button>
          </>
        }
      >
        <p>{surface.framed ? m.sendMessageInFrame() : m.sendMessage()}</p>
        <p className="mt-1 font-mono text-xs">{brief(messageOf(error), 300)}</p>
      </Notice>
    </>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : m.noMessage();
}
