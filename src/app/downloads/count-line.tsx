import { formatCount } from '../text/count.ts';
import type { Group } from './download-list.ts';

/** `4 running · 5 done`; a count of zero is left out, and on a phone all but the first. */
export function CountLine({ counts: { active, ready, gone } }: { counts: Record<Group, number> }) {
  const [first, ...rest] = [
    ...(active > 0 ? [`${formatCount(active)} running`] : []),
    ...(ready > 0 ? [`${formatCount(ready)} done`] : []),
    ...(active + ready === 0 && gone > 0 ? [`${formatCount(gone)} deleted`] : []),
  ];
  return (
    <span>
      {first}
      {rest.map((part) => (
        <span key={part} className="max-sm:hidden">{` · ${part}`}</span>
      ))}
    </span>
  );
}
