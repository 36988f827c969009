import { useId } from 'react';

/** A panel that never had data. */
export interface NotLoadedPanel {
  title: string;
  /** What is therefore not known, as a sentence. */
  unknown: string;
}

/** Panels that never had data, in one card: what is not known of each. The page's notice says why. */
export function NotLoaded({ panels }: { panels: readonly NotLoadedPanel[] }) {
  return (
    <div className="grid divide-line rounded-card border border-line bg-surface max-md:divide-y md:auto-cols-fr md:grid-flow-col md:divide-x">
      {panels.map((panel) => (
        <OnePanel key={panel.title} panel={panel} />
      ))}
    </div>
  );
}

function OnePanel({ panel: { title, unknown } }: { panel: NotLoadedPanel }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="min-w-0 px-4 py-3 sm:px-5">
      <h2 id={heading} className="font-semibold">
        {title}
      </h2>
      <p className="text-muted">{unknown}</p>
    </section>
  );
}
