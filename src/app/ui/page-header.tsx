import { useEffect, type ReactNode } from 'react';
import { tabTitle } from './tab-title.ts';

interface PageHeaderProps {
  /** Title of the browser's tab, before the product's name. */
  title: string;
  /** The page's one h1, when it is more than the title. */
  children?: ReactNode;
  /** On the heading's line, such as a button that copies it. */
  afterTitle?: ReactNode;
  /** Over the heading: where the page belongs. */
  above?: ReactNode;
  /** Under the heading: what this page is about. */
  description?: ReactNode;
  /** Whether heading and description share a line, small: in a frame the panel's own title leads. */
  isBeside?: boolean;
  /** Beside the heading: controls of the whole page. */
  end?: ReactNode;
  /** After those; on a phone at the end of the heading's line, with `end` under the description. */
  tools?: ReactNode;
  /** The name comes later than the id: on a narrow screen two lines are kept for it, so that nothing shifts. */
  nameComesLater?: boolean;
}

/** The head of a page: its h1, which takes the focus after a navigation, and the tab's title. */
export function PageHeader({
  title,
  children,
  afterTitle,
  above,
  description,
  isBeside = false,
  end,
  tools,
  nameComesLater = false,
}: PageHeaderProps) {
  useEffect(() => {
    tabTitle.setPage(title);
  }, [title]);
  // In a wide page the controls stand beside the heading alone, and a long description has a line of its own under both.
  // Elsewhere they always come last: beside a heading that is not known yet they would move.
  const isSplit = Boolean(tools) && !isBeside;
  return (
    <div
      className={`mb-4 flex flex-wrap items-end justify-between gap-x-6 max-sm:mb-3 gap-y-2 ${isSplit ? '@min-[65rem]/page:grid @min-[65rem]/page:grid-cols-[minmax(0,1fr)_auto] @min-[65rem]/page:gap-y-0.5' : ''} ${tools ? 'phone:grid phone:grid-cols-[minmax(0,1fr)_auto] phone:items-center phone:gap-y-0.5' : ''}`}
    >
      <div
        className={`min-w-0 max-sm:basis-full ${isBeside ? 'flex flex-wrap items-center gap-x-3.5' : ''} ${isSplit ? 'phone:contents @min-[65rem]/page:contents' : ''}`}
      >
        <div className="min-w-0">
          {above}
          <div className="flex min-w-0 items-center gap-1">
            <h1
              tabIndex={-1}
              className={`[overflow-wrap:anywhere] ${isBeside ? 'text-base font-semibold' : 'text-2xl'} ${nameComesLater ? 'max-sm:min-h-14' : ''}`}
            >
              {children ?? title}
            </h1>
            {afterTitle}
          </div>
        </div>
        {description ? (
          <div
            className={
              isBeside
                ? 'text-muted'
                : `mt-0.5 text-muted phone:order-2 phone:col-span-2 ${isSplit ? '@min-[65rem]/page:order-1 @min-[65rem]/page:col-span-2' : ''}`
            }
          >
            {description}
          </div>
        ) : null}
      </div>
      {tools ? (
        <div
          className={`flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 max-sm:gap-x-2 phone:contents ${isSplit ? 'basis-full @max-[65rem]/page:[&_output]:justify-start' : 'max-sm:basis-full'}`}
        >
          <div className="min-w-0 max-sm:flex-[1_1_7rem] phone:order-3 phone:col-span-2">{end}</div>
          <div className="contents phone:order-1 phone:block">{tools}</div>
        </div>
      ) : (
        end
      )}
    </div>
  );
}
