import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/link-style.ts';
import { Notice } from '../ui/notice.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import * as m from './messages/no-token.en.ts';

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
      <PageHeader title={m.needed()} />
      <p className="max-w-prose">{m.behindPanel()}</p>
      <p className="mt-4">
        <Link to="/token" className={buttonStyle('primary')}>
          {m.pasteToken()}
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
        title={m.accessEnded()}
        actions={
          <Link to="/token" className={buttonStyle('secondary')}>
            {m.pasteToken()}
          </Link>
        }
      >
        <p>{m.noLongerRefreshed({ why })}</p>
      </Notice>
    </output>
  );
}
