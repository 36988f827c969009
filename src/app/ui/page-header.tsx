import { useEffect, type ReactNode } from 'react';
import { tabTitle } from './tab-title.ts';

interface PageHeaderProps {
  /** Title of the browser's tab, before the product's name. */
  title: string;
  /** The page's one h1, when it is more than the title. */
  children?: ReactNode;
  /** Under the heading: what this page is about. */
  description?: ReactNode;
  /** Beside the heading: controls of the whole page. */
  end?: ReactNode;
  /** The name comes later than the id: on a narrow screen two lines are kept for it, so that nothing shifts. */
  nameComesLater?: boolean;
}

/** The head of a page: its h1, which takes the focus after a navigation, and the tab's title. */
export function PageHeader({ title, children, description, end, nameComesLater = false }: PageHeaderProps) {
  useEffect(() => {
    tabTitle.setPage(title);
  }, [title]);
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-sm:basis-full">
        <h1
          tabIndex={-1}
          className={`text-xl font-semibold tracking-tight [overflow-wrap:anywhere] ${nameComesLater ? 'max-sm:min-h-14' : ''}`}
        >
          {children ?? title}
        </h1>
        {description ? <div className="mt-0.5 text-muted">{description}</div> : null}
      </div>
      {end}
    </div>
  );
}
