import { PAGES } from '../../contracts/pages.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { Panel } from '../ui/panel.tsx';
import { CopyDiagnostics } from './copy-diagnostics.tsx';
import { Lookup } from './lookup.tsx';

/** For support staff: from what a customer sent to the right page, and from a page to what the developers need. */
export function SupportPage() {
  return (
    <>
      <PageHeader title={PAGES.support.title} description={PAGES.support.about} />
      <div className="grid grid-cols-1 gap-5">
        <Panel title="Find a page">
          <Lookup />
        </Panel>
        <Panel title="Diagnostics">
          <div className="grid gap-3">
            <p className="max-w-prose text-muted">
              Markdown with the page’s address, ids, gates with their codes, the last errors of this tab with
              their request ids, and times. Whatever looks like a key or a token is left out. For the
              diagnostics of another page, use the command menu on that page.
            </p>
            <CopyDiagnostics />
          </div>
        </Panel>
      </div>
    </>
  );
}
