import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';

interface TabListProps {
  /** Accessible name of the list of tabs. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  tabs: readonly { value: string; label: string; count?: number | undefined }[];
  /** Beside the tabs, such as a search. */
  end?: ReactNode;
  /** What the chosen tab shows; it stays mounted when the tab changes. */
  children: ReactNode;
}

/** Tabs over one panel. Arrow keys move, as in the ARIA pattern. */
export function TabList({ label, value, onChange, tabs, end, children }: TabListProps) {
  return (
    <Tabs.Root value={value} onValueChange={onChange}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Tabs.List aria-label={label} className="flex flex-wrap gap-x-4">
          {tabs.map((tab) => (
            <Tabs.Trigger
              key={tab.value}
              value={tab.value}
              className="-mb-px border-b-2 border-transparent py-1.5 font-medium text-muted hover:text-ink data-[state=active]:border-accent forced-colors:border-[Canvas] forced-colors:data-[state=active]:border-[Highlight] data-[state=active]:text-ink"
            >
              {tab.label}{' '}
              {tab.count === undefined ? null : (
                <span className="ml-0.5 font-normal text-muted tabular-nums">{tab.count}</span>
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {end}
      </div>
      {/* It holds controls, so it takes no focus itself. */}
      <Tabs.Content value={value} tabIndex={-1} className="pt-2">
        {children}
      </Tabs.Content>
    </Tabs.Root>
  );
}
