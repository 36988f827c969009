import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/link-style.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';

interface NoTokenProps {
  /** Whether the page was there before: then it stays below. */
  over: boolean;
  /** What happened to the token, in one or two sentences. */
  why: string;
}

/** What a person needs to know where the gateway requires a token and there is no valid one. */
export function NoToken({ over, why }: NoTokenProps) {
  return over ? <TokenOver why={why} /> : <TokenNeeded />;
}

function TokenNeeded() {
  return (
    <>
      <PageHeader title="A token is needed" />
      <p className="max-w-prose">
        This Drivebay stands behind a control panel. Open your server’s ISO media there; or, if you were given
        a token, paste it here.
      </p>
      <p className="mt-4">
        <Link to="/token" className={buttonStyle('primary')}>
          Paste a token
        </Link>
      </p>
    </>
  );
}

function TokenOver({ why }: { why: string }) {
  return (
    <output className="mb-4 block">
      <Notice
        tone="warn"
        title="Your access has ended"
        actions={
          <Link to="/token" className={buttonStyle('secondary')}>
            Paste a token
          </Link>
        }
      >
        <p>{why} What is on screen stays, and is no longer refreshed.</p>
      </Notice>
    </output>
  );
}
