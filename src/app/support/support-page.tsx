import { PageHeader } from '../ui/page-header.tsx';
import { Panel } from '../ui/panel.tsx';
import { CopyDiagnostics } from './copy-diagnostics.tsx';
import { Lookup } from './lookup.tsx';

/** For support staff: from what a customer sent to the right page, and from a page to what the developers need. */
export function SupportPage() {
  return (
    <>
      <PageHeader title="Support" description="From what a customer sent to the page it is about" />
      <div className="grid gap-5">
        <Panel title="Find a page">
          <Lookup />
        </Panel>
        <Panel title="Diagnostics">
          <div className="grid gap-3">
            <p className="max-w-prose text-muted">
              Markdown with the address of the page, ids, gates with their codes, the last errors of this tab
              with their request ids, and times. Keys and tokens are never in it. To have one page’s, open the
              command menu there.
            </p>
            <CopyDiagnostics />
          </div>
        </Panel>
      </div>
    </>
  );
}
