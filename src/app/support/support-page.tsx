import { lazyPart } from '../ui/lazy-part.tsx';
import { OptionalPart } from '../ui/optional-part.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { CopyDiagnostics } from './copy-diagnostics.tsx';
import { Lookup } from './lookup.tsx';
import { pageTitle } from '../text/page-words.ts';
import * as m from './messages/lookup.en.ts';

const RecentList = lazyPart(async () => {
  const { RecentList } = await import('./recent-list.tsx');
  return { default: RecentList };
});

/** The heading of the page; the page shell has it too. */
export function supportQuestion(): string {
  return m.question();
}

/** For support staff: from what a customer sent to the right page. */
export function SupportPage() {
  return (
    <>
      <PageHeader title={pageTitle('support')} end={<CopyDiagnostics short />}>
        {supportQuestion()}
      </PageHeader>
      <div className="grid max-w-200 gap-4">
        <section aria-label={m.findPage()}>
          <Lookup />
        </section>
        <OptionalPart>
          <RecentList />
        </OptionalPart>
      </div>
    </>
  );
}
