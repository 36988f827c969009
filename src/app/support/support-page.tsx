import { PAGES } from '../../contracts/pages.ts';
import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CopyDiagnostics } from './copy-diagnostics.tsx';
import { Lookup } from './lookup.tsx';

const RecentList = lazyPart(async () => {
  const { RecentList } = await import('./recent-list.tsx');
  return { default: RecentList };
});

/** The heading of the page; the page shell has it too. */
export const SUPPORT_QUESTION = 'What did the customer send?';

/** For support staff: from what a customer sent to the right page. */
export function SupportPage() {
  return (
    <>
      <PageHeader title={PAGES.support.title} end={<CopyDiagnostics short />}>
        {SUPPORT_QUESTION}
      </PageHeader>
      <div className="grid max-w-200 gap-4">
        <section aria-label="Find a page">
          <Lookup />
        </section>
        <OptionalPart>
          <RecentList />
        </OptionalPart>
      </div>
    </>
  );
}
