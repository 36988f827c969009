import { useId, type ReactNode } from 'react';

interface PanelProps {
  /** Accessible name of the region; stable. */
  title: string;
  /** Whether the title is for assistive technology alone, where the page's own heading says it. */
  isTitleHidden?: boolean | undefined;
  /** The headline of a page: its title is a small line over it, without a rule, in the headline's own tone. */
  lead?: 'plain' | 'warn' | undefined;
  /** Beside the title, such as a count; in place of a hidden one. */
  aside?: ReactNode;
  /** At the far end of the title's row, such as the provider's status. */
  end?: ReactNode;
  /** Absent when there is nothing to show yet: the title's row stands alone. */
  children?: ReactNode;
}

const LEAD = {
  plain: 'min-h-10 pt-3 text-muted sm:px-5',
  warn: 'min-h-10 rounded-t-card bg-warn-soft pt-3 text-warn sm:px-5',
};

/** A titled region of a page. */
export function Panel({ title, isTitleHidden = false, lead, aside, end, children }: PanelProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="min-w-0 rounded-card border border-line bg-surface">
      <header
        className={`flex flex-wrap items-center gap-x-2 gap-y-1 px-4 ${lead ? LEAD[lead] : `min-h-11 py-1.5 ${children === undefined ? '' : 'border-b border-line'}`}`}
      >
        <h2
          id={heading}
          className={
            isTitleHidden
              ? 'sr-only'
              : lead
                ? 'text-xs font-semibold tracking-wide uppercase'
                : 'font-semibold'
          }
        >
          {title}
        </h2>
        {aside ? (
          <div className={`text-muted tabular-nums ${isTitleHidden ? 'min-w-0 flex-1' : ''}`}>{aside}</div>
        ) : null}
        {end ? (
          // On a phone a status has its own row from the start: beside it a count comes with the data.
          <div className="ml-auto flex min-w-0 items-center justify-end gap-2 max-sm:has-[output]:basis-full">
            {end}
          </div>
        ) : null}
      </header>
      {children === undefined ? null : <div className="p-4">{children}</div>}
    </section>
  );
}
