import { useEffect, type ReactNode } from 'react';

interface PageHeaderProps {
  /** Title of the browser's tab, before the product's name. */
  title: string;
  /** The page's one h1, when it is more than the title. */
  children?: ReactNode;
  /** Under the heading: what this page is about. */
  description?: ReactNode;
  /** Beside the heading: controls of the whole page. */
  end?: ReactNode;
}

/** The head of a page: its h1, which takes the focus after a navigation, and the tab's title. */
export function PageHeader({ title, children, description, end }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · Drivebay`;
  }, [title]);
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
          {children ?? title}
        </h1>
        {description ? <div className="mt-0.5 text-muted">{description}</div> : null}
      </div>
      {end}
    </div>
  );
}
