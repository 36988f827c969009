import { PAGES } from '../../contracts/pages.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { CopyDiagnostics } from './copy-diagnostics.tsx';
import { Lookup } from './lookup.tsx';

/** The heading of the page; the page shell has it too. */
export const SUPPORT_QUESTION = 'What did the customer send?';

/** For support staff: from what a customer sent to the right page. */
export function SupportPage() {
  return (
    <>
      <PageHeader title={PAGES.support.title} end={<CopyDiagnostics short />}>
        {SUPPORT_QUESTION}
      </PageHeader>
      <section aria-label="Find a page" className="max-w-200">
        <Lookup />
      </section>
    </>
  );
}
