import { Tabs } from 'radix-ui';

interface TabListProps {
  /** Accessible name of the list of tabs. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  tabs: readonly { value: string; label: string; count?: number | undefined }[];
  /** The element that shows the chosen tab: `role="tabpanel"`, `aria-labelledby={tabId(panelId, value)}`. */
  panelId: string;
}

/** Id of one tab, for the `aria-labelledby` of its panel. */
export function tabId(panelId: string, value: string): string {
  return `${panelId}-tab-${value}`;
}

/** Tabs over one panel, which the caller renders. Arrow keys move, as in the ARIA pattern. */
export function TabList({ label, value, onChange, tabs, panelId }: TabListProps) {
  return (
    <Tabs.Root value={value} onValueChange={onChange}>
      <Tabs.List aria-label={label} className="flex flex-wrap gap-x-4 border-b border-line">
        {tabs.map((tab) => (
          <Tabs.Trigger
            key={tab.value}
            value={tab.value}
            id={tabId(panelId, tab.value)}
            aria-controls={panelId}
            className="-mb-px border-b-2 border-transparent py-1.5 font-medium text-muted hover:text-ink data-[state=active]:border-accent forced-colors:border-[Canvas] forced-colors:data-[state=active]:border-[Highlight] data-[state=active]:text-ink"
          >
            {tab.label}{' '}
            {tab.count === undefined ? null : (
              <span className="ml-0.5 font-normal text-muted tabular-nums">{tab.count}</span>
            )}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}
