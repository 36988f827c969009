import { useId } from 'react';

/** Panels that never had data, in one card: a quiet line each. The page's notice says why. */
export function NotLoaded({ titles }: { titles: readonly string[] }) {
  return (
    <div className="divide-y divide-line rounded-card border border-line bg-surface">
      {titles.map((title) => (
        <Line key={title} title={title} />
      ))}
    </div>
  );
}

function Line({ title }: { title: string }) {
  const heading = useId();
  return (
    <section
      aria-labelledby={heading}
      className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 px-4 py-2"
    >
      <h2 id={heading} className="font-semibold">
        {title}
      </h2>
      <p className="text-xs text-muted">Not loaded yet</p>
    </section>
  );
}
