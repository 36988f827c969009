import { useRouter } from '@tanstack/react-router';
import { brief } from '../text/visible.ts';
import { Button } from '../ui/button.tsx';
import * as surface from '../surface.ts';
import { retryLostParts } from '../ui/lazy-part.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';

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
      <PageHeader title="This page failed" />
      <Notice
        tone="danger"
        title="Drivebay could not draw this page"
        actions={
          <>
            <Button variant="primary" onPress={again}>
              Try again
            </Button>
            <Button onPress={() => location.reload()}>Reload</Button>
          </>
        }
      >
        <p>
          A fault in Drivebay; your server is not affected. If it happens again, send{' '}
          {surface.framed ? 'your control panel’s support' : 'support'} this message:
        </p>
        <p className="mt-1 font-mono text-xs">{brief(messageOf(error), 300)}</p>
      </Notice>
    </>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'The error has no message.';
}
