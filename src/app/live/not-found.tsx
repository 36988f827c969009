import { RefreshCw } from 'lucide';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { MissingPage } from '../ui/missing-page.tsx';
import { ForSupport } from './failure-notice.tsx';
import type { Live } from './live-panel.tsx';
import * as m from './messages/failures.en.ts';

interface NotFoundProps {
  /** What was looked for, with the name of its copy button. */
  id: { code: string; label: string };
  live: Extract<Live<unknown>, { state: 'failed' }>;
  /** What to check; by default the failure's own words. */
  words?: ReactNode;
  /** The link that leads on. */
  lead: ReactNode;
  tools: ReactNode;
  children?: ReactNode;
}

/** The page in place of what a provider does not find; it was never shown here, for of what was, the data stays. */
export function NotFound({ id, live, words, lead, tools, children }: NotFoundProps) {
  const { failure, refresh, refreshing, blocked } = live;
  return (
    <MissingPage
      title={failure.title}
      id={id}
      words={words ?? failure.detail}
      actions={
        <>
          {lead}
          <Button icon={RefreshCw} onPress={() => refresh()} blocked={refreshing ? m.retrying() : blocked}>
            {m.retry()}
          </Button>
          {tools}
        </>
      }
      codes={<ForSupport failure={failure} />}
    >
      {children}
    </MissingPage>
  );
}
